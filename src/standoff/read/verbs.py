"""Verbs that news about war and talks uses, in their dictionary form: only these can be tagged as verbs."""

from standoff.read.word_set import word_set

VERBS = word_set("""
abandon abduct abide abolish abort absorb abuse accede accept access accompany accomplish accuse achieve acknowledge acquire act adapt
add address adhere adjust admire admit adopt advance advertise advise advocate affect affirm aggravate agree aid aim air alarm
alert align allege allow allude alter amass amend amount amplify announce annex annul answer anticipate apologise apologize appeal appear
appease applaud apply appoint appreciate approach approve argue arise arm arrange arrest arrive ask assassinate assault assemble
assert assess assign assist assume assure attach attack attain attempt attend attract attribute avert avoid await award back backfire balk ban
bar bargain base batter battle be bear beat beg begin behave believe belittle benefit bet betray bind blackmail blame blast bless block blockade blow
blunt boast bode bog bolster bomb bombard boost bow boycott break bring broaden broadcast broker build bully burn buy calculate call calm campaign
cancel capitulate capture care carry cast catch cause caution cave cease cede celebrate censor challenge change characterise characterize charge
charter chastise check choose circulate cite claim clarify clash clear climb clinch close coerce collaborate collapse combat come comfort command comment commit
compare compel compensate compete complain complete complicate comply compromise concede conceal conclude condemn condone conduct confer
confess confide confine confirm confiscate confront congratulate connect conquer consent consider consolidate conspire constitute constrain consult contact
contain contemplate contend contest continue contradict contribute control convene converge convert convey convict convince cooperate coordinate cope
copy correct cost counsel counter counteract court cover craft create criticise criticize cross crush cry curb curtail cut damage dare date deal
debate decide declare decline decrease decree deepen defeat defect defend defer defuse defy delay delegate delete deliver demand demilitarise demilitarize
demobilise demobilize demolish demonstrate denounce deny depart depend deplore deploy deport depose deprive derail describe desert deserve design desire
despatch destabilise destabilize destroy detain detect deteriorate deter determine detonate devastate develop devote dictate die differ diminish dine direct disagree disapprove disarm
disavow discourage discover discredit discuss disengage dismantle dismiss dispatch display dispute disregard disrupt distance disturb divert divide dodge dominate
donate double doubt down downgrade downplay draft drag drain draw drill drive drop drown dry earn ease echo elaborate elect eliminate embargo embolden embrace
emerge emphasise emphasize employ empower enable encircle encounter encourage end endanger endorse endure enforce engage enhance enjoy ensure enter
entrench entice envisage envision erode erupt escalate escape establish estimate evacuate evade evaluate examine exceed exchange exclude
excuse execute exercise exhaust exist expand expect expel expire explain explode exploit explore export expose express extend extort extract extradite face
facilitate fail fall falter fast fathom favor favour fear feed feel feud fight file fill finance find finish fire fix flare flee flood fly focus follow fool force
forbid foresee forgive forgo form formalise formalize forsake foster free freeze frighten fuel fulfil fund gain gather gear get give go govern grab grant grasp grind grow guarantee guard
guide hack halt hamper hand handle hang happen harass harbour harden harm hasten hate haul have head heal hear heat help hide hijack hinder hint hit hold
honor honour hope host hug humiliate hurt identify ignite ignore illuminate imagine impair impede impel implement imply import impose imprison improve include increase
incur indicate indict induce inflict influence inform infuriate inherit initial initiate injure insist inspect inspire instruct insult intend intensify interact interdict interfere
interpret intervene interview introduce invade invest investigate invite invoke involve irritate isolate issue jail jeopardise jeopardize join jockey judge justify keep kick kidnap kill
knock know label lack land lapse lash last launch lay lead leak lean learn leave lecture legislate lend lessen let level levy liaise liberate lie lift limit linger link listen live loan lobby lock lodge long look loom loot
loosen lose lower maintain make man manage mandate manipulate march mark marshal massacre massage match materialise materialize matter mean mediate meet mention militate miscalculate misjudge miss
mitigate mobilise mobilize mock modernise modernize modify monitor mount mourn move murder name narrow negotiate neutralise neutralize nod nominate normalise normalize notice
notify nullify obey object oblige observe obstruct obtain occupy occur offer open operate oppose order organise organize orchestrate oust outlast outlaw outline outrage outweigh overcome
overestimate overlook overrun oversee overthrow overturn owe own pacify paralyse parade pardon participate pass patrol pause pave pay pen penalise penalize perceive perform permit perpetuate persecute persist
persuade phone pile pin place plan play plead please pledge plough plunder plunge ponder portray pose position possess postpone pound pour practise praise pray precede preclude predict
prefer prejudice preoccupy prepare present preserve preside press pressure presume pretend prevail prevent prioritise prioritize probe proceed proclaim procure produce profit prohibit project prolong
promise promote prompt propel propose prosecute protect protest prove provide provoke publish pull pummel punish purchase pursue push put quarrel question quit quote radio raid raise rally ram ratchet
ratify reach react reaffirm realise realize rearm reassert reassure rebel rebuff rebuild rebuke recall recapture receive recognise recognize recommend reconcile reconsider reconvene record recover recruit recur redeploy
reduce refer refrain refuse refute regain regard register regret regulate reimpose reinforce reinstate reiterate reject relate release relent relieve relinquish relocate rely remain remark remind remove renege
renew renounce reopen repair repatriate repay repeal repeat repel replace reply report represent repress reprimand reprove request require rescind rescue reschedule resent reserve reset reshape reside resign resist resolve resort
respect respond restart restore restrain restrict result resume resurrect retain retake retaliate rethink retract retreat return reunite reveal reverse review revive revoke reward rewrite rid rig riot rise risk
roll ruin rule run rush sabotage sack sacrifice safeguard sanction satisfy save say scale scapegoat schedule scold score scrap scrutinise scupper seal search secure see seek seem seize sell send sentence separate
serve set settle sever shake shape share shatter shell shelve shield shift ship shoot shorten shout show shower shrug shut shy side siege sign signal silence sink sit skip slam slap slash slip slow smash smuggle snatch snub soften solve
sort sour sow spare spark speak specify speed spell spend spill split spoil sponsor spread spur spurn spy squeeze stab stabilise stabilize stage stall stand start starve state stay steal steer stem step stick stiffen stifle still stipulate
stir stockpile stop storm strain strand strangle strengthen stress stretch strike strip strive struggle study stumble stymie submit subvert succeed sue suffer suggest summon supply support suppress surge surprise surrender surround survive
suspect suspend sustain swallow swap swear sweep swing switch sympathise tackle take talk tap target task tax tear telephone tell tempt tend tender terminate test testify thank think thwart threaten throw tighten tie tolerate topple torpedo
torture toughen trade train transfer transform transport travel treat trick trigger triple troll trust try turn unblock undercut undergo underestimate underline undermine underpin underscore understand undertake underwrite undo unfreeze unify unite unleash unload
unveil unwind uphold upset urge use vacate value vandalise veto view violate visit voice void vote vow wage wait walk wane want warm warn wash waste watch water weaken weaponise weaponize wear weigh welcome widen wield win wind wipe wish
withdraw withhold withstand witness wonder work worry worsen wound wreck write yield
acquiesce airlift ambush assail backtrack barricade behead berate besiege blacklist bluff brand brandish breach brief brush castigate cement champion chant chide commend conscript contravene crack decommission decry deride
disband disburse disperse distribute exhort fault finalise finalize float fortify gas gird greet gun hail hammer huddle implore intimidate jam lambast lambaste legalise legalize liken mass nationalise nationalize need overrule
partner petition picket point poison post rape ravage raze relax reneg repudiate ridicule rip scoff scorn scramble shelter shun shuttle slaughter station stonewall subpoena table test tour tweet unban verify vilify volunteer vouch waive
board censure commandeer denigrate dig displace dissolve dub eject evict expropriate fine flout hurl impound intercept laud laugh nudge plant pool reproach
requisition round sail salute scuttle steam thin thrust torch truck upbraid wave wire wrap
acquit buzz chain equip escort exonerate handcuff hike interrogate lob opt parole pelt pepper regroup reposition shadow vaccinate overwhelm rout cheer strafe rob bite hang hurt hunt
admonish apprehend adjourn airdrop allocate bankroll bundle beseech boo bristle catalogue choke closet cordon demur designate disown document earmark enlist entreat ferry fingerprint
flatten foil furnish gag haggle heckle hinge incarcerate incinerate intern jeer journey knife lament lynch maim muster muzzle nab nix obliterate parley pillage ransack rain relay replenish
repulse resupply ring skirmish sneer solicit strangle stream subsidise subsidize swat touch trace uproot collar coax deploy encroach loom moor pin purge quash reel rename scrub shutter stitch swoop trawl usher winch
coerce clobber blitz carpet mob mow quell smother sow spray storm bulldoze dynamite depose demote disarm garrison infiltrate hustle
assent axe bemoan bewail bid bridle burst cap clamp clothe commute concentrate correspond cripple dangle debar delist dial fling flock forego frogmarch halve house implicate impugn list
mortar parole patch pencil pierce poke pulverise pulverize pump rage rail rake rattle recoil rocket savage seat sling stock subscribe thicken thrash trim unlock
""")

# Of these, the ones that are as often nouns: their bare form after a plural noun stays a noun.
NOUNS_TOO = word_set("""
abuse access act address advance aid aim air alarm alert ally amount answer appeal approach arm arrest assault attack attempt attribute award back balk ban bar base battle beat bet
blackmail blame blast block blockade blow boast bomb bow boycott break bribe broadcast burn buy call calm campaign care cast catch cause censor challenge change charge charter check claim clash clear
climb comfort command comment compete compromise conduct conflict conquer contact contest contract control copy cost counter court cover craft crash cross crush cry curb cut damage dare date deal debate
decline decrease decree default defeat delay delegate demand design desire detail direct display dispute divide document doubt draft drag drain draw drill drive drop echo effort embargo embrace end escape estimate exchange
excuse exercise experience export express extract face fall fear feed feel feud fight file fill finance find fire fix flood focus force form fuel fund gain gear grant grip ground guarantee guard guide halt hand handle
harbour harm haul head heat help hit hold honour honor hope host impact import increase influence insult interest interview invite issue join judge kick label lack land lapse lash launch lead leak leave level levy lie lift limit
link loan lobby lock look loot lower march mark market massacre match matter mean mention miss mock model monitor move murder name need network note notice number object offer open order outline pact pardon part pass patrol pause
pay permit phone pile pin place plan play plot plunge point pose position post power praise present press pressure prize probe process produce profit progress project promise prompt protest prove pull purchase push question quote raid
raise rally range rank reach rebel record reform refuge regard release relief remark repair repeat reply report request rescue research resort respect rest result retreat return review reward ride riot rise risk roll rule run rush
sack sanction save say scale score search seat secret sense sentence set shape share shell shelter shield shift ship shock shoot show siege sign signal silence slip sound sort source spare spark speed split sponsor spread staff stage stake stall stand start
state stay step stick stop storm strain stress stretch strike strip struggle study supply support surge surprise surrender survey swap sweep swing switch talk target tariff task tax test threat tie time tip toll torture touch tour trade train transfer transport
travel treat trial trick trigger trip troop trouble trust try turn upset urge use value veto view visit voice vote vow wage wait walk want war warm waste watch water weight welcome win wind wish wonder work worry wound wreck yield
ambush blacklist bluff brand breach brief brush cement champion chant fault float gas gun hail hammer mass partner petition picket point poison post rape board fine plant pool round sail salute steam thin thrust torch truck wave wire wrap laugh dig chain escort hike parole pepper shadow
ridicule scorn scramble shelter shuttle slaughter station table test tour tweet volunteer
document collar ring stream touch trace gag intern journey knife lament purge relay shutter spray mob storm blitz carpet rain catalogue closet garrison picket muster pin
bid burst bus cap clamp dial flock house list mortar patch pencil pump rage rail rake rattle rocket savage seat sling stock thrash trim
""")
