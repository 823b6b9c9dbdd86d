"""Words of sources by class: what reports, what is written, counted or pictured, who knows, and the verbs beside them."""

from __future__ import annotations

from standoff.read.word_set import word_set

NOUNS = {
    "outlet": word_set(
        "agency newspaper paper daily dailies weekly tabloid magazine broadcaster channel station network outlet site website portal newswire radio television tv "
        "blog podcast journal publication newsletter programme program show bulletin wire gazette"
    ),
    "media": word_set("media press newspapers agencies outlets broadcasters websites channels bloggers airwaves"),
    "paper": word_set(
        "report study memo memorandum cable note document draft text version copy letter statement communique communiqué transcript minutes ledger audit "
        "assessment review estimate filing indictment ruling affidavit testimony dossier brief briefing annex list email e-mail message correspondence "
        "contract invoice record archive file diary memoir memoirs book readout summary inventory log logbook manifest petition paper papers page submission "
        "complaint verdict judgment judgement notice circular directive content finding protocol clause article calendar telegram receipt slide "
        "chapter preface footnote appendix bulletin monograph thesis biography history novel analysis research work leaflet order agreement proposal plan sheet recording update opinion outline chronology advisory alert warning assessment accord"
    ),
    "piece": word_set(
        "interview story column op-ed editorial piece dispatch investigation commentary essay broadcast documentary exclusive scoop remark comment appearance account "
        "post thread tweet reporting leader headline front-page article profile bulletin edition version clip speech correspondence podcast programme show"
    ),
    "data": word_set(
        "data dataset database figure statistic number tally count index survey poll polling census sample monitor tracker monitoring estimate model calculation projection outlook dashboard forecast "
        "spreadsheet record log map ranking barometer"
    ),
    "image": word_set("image imagery picture photograph photo footage video clip map recording audio tape pictures screenshot livestream"),
    "body": word_set(
        "institute institution centre center observatory monitor panel inquiry commission committee group think-tank tank organisation organization foundation "
        "university laboratory lab firm company pollster project watchdog charity mission office bureau society consultancy collective team hospital court ministry body"
    ),
    "group": word_set(
        "expert analyst historian scholar academic researcher economist pundit commentator strategist scientist pollster investigator inspector monitor blogger journalist"
    ),
    "teller": word_set("correspondent reporter columnist author editor presenter anchor host crew interviewer colleague headline leader"),
    "platform": word_set("telegram twitter facebook instagram youtube whatsapp tiktok vkontakte weibo bluesky linkedin substack"),
}  # fmt: skip
OF_OUTLETS = frozenset({"outlet", "piece"})  # the classes of what an outlet is or publishes
POSTED_ON = NOUNS["platform"] - {"youtube"} | {"x", "wechat"}
POINTS = frozenset({"the", "that", "its", "their", "his", "her"})  # before what takes up something told of
# Words of names: of outlets, and of bodies that study, count or watch.
TITLE = word_set(
    "times post herald gazette courier tribune telegraph chronicle news journal mirror star echo standard register ledger sentinel globe mail express observer examiner "
    "inquirer dispatch mercury argus record daily weekly monitor radio tv television broadcasting press bugle clarion beacon voice advertiser citizen messenger bulletin "
    "banner recorder guardian independent review wire digest media fm online today gazeta zeitung insider reporter monde figaro spiegel channel kanal canal "
    "economist agency presse journalist morgen morning evening 24 pravda pais país corriere rundschau nachrichten tagblatt allgemeine"
)
STUDY = word_set(
    "institute institution centre center observatory monitor foundation society crisis watch amnesty oxfam university laboratory lab survey statistics analytics economics "
    "intelligence council group panel experts program programme organization organisation network school bank chamber association tracker project research studies "
    "acled sipri ocha unicef unhcr wfp who iom icrc msf iaea imf ukmto medics doctors cross reporters labs maxar planet"
)
VERBS = {
    "say": word_set("say tell add note warn argue insist maintain declare explain state concede admit acknowledge speak talk remark call assert stress caution contend observe counter object comment emphasise emphasize underline reason foresee expect allow"),
    "report": word_set("report reveal disclose carry run print broadcast air quote cite break uncover announce learn understand describe relate write blame claim allege attribute credit predict have"),
    "show": word_set(
        "show find estimate put record count document conclude suggest indicate list detail identify calculate name hold recommend reckon trace map verify confirm "
        "contain read provide propose speak give stipulate set warn note state fault urge allege accuse support contradict point chart place"
    ),
    "get": word_set("obtain see review examine analyse analyze leak verify share consult compile produce prepare collect draw take keep conduct commission make circulate buy inspect"),
    "issue": word_set("publish release post print issue present unseal file carry reprint run put broadcast air show"),
    "cite": word_set("cite quote relay accord rely credit base"),
}  # fmt: skip
CLASSES_OF: dict[str, tuple[str, ...]] = {}
for _name, _words in NOUNS.items():
    for _word in _words:
        CLASSES_OF[_word] = (*CLASSES_OF.get(_word, ()), _name)
VERB_OF: dict[str, tuple[str, ...]] = {}
for _name, _words in VERBS.items():
    for _word in _words:
        VERB_OF[_word] = (*VERB_OF.get(_word, ()), _name)
PLURALS = {"dailies": "daily", "agencies": "agency", "bodies": "body", "analyses": "analysis", "studies": "study", "surveys": "survey", "universities": "university", "witnesses": "witness", "stories": "story"}


def singular(lower: str) -> str:
    """Return a noun without the ending of its plural."""
    return PLURALS.get(lower) or (lower[:-1] if lower.endswith("s") and lower[:-1] in CLASSES_OF else lower)


def noun_classes(lower: str) -> tuple[str, ...]:
    """Return the classes of a noun, in either number; "front-page" and "half-report" go by their last part."""
    found = CLASSES_OF.get(lower) or CLASSES_OF.get(singular(lower))
    return found or (noun_classes(lower.rpartition("-")[2]) if "-" in lower else ())


def _forms(lemma: str) -> dict[str, str]:
    """Return the forms of a verb by rule: in -s, past and -ing."""
    stem = lemma.removesuffix("e")
    if lemma.endswith("y") and lemma[-2] not in "aeo":
        return {lemma[:-1] + "ies": lemma, lemma[:-1] + "ied": lemma, lemma + "ing": lemma}
    return {lemma + ("es" if lemma.endswith(("sh", "ss", "ch")) else "s"): lemma, stem + "ed": lemma, stem + "ing": lemma}


# By a form its verb; the verbs that go by no rule after the others.
FORMS = {form: lemma for lemma in VERB_OF for form in _forms(lemma)}
FORMS |= {"said": "say", "told": "tell", "wrote": "write", "found": "find", "ran": "run", "saw": "see", "held": "hold", "kept": "keep", "spoke": "speak", "read": "read", "put": "put", "gave": "give", "drew": "draw", "broke": "break", "planned": "plan"}
