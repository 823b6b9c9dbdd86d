"""Words for people and bodies that can speak: pronouns, occupations and offices, and collective nouns."""

from __future__ import annotations

import re

from standoff.read.word_set import word_set

PRONOUNS = word_set(
    "he she they i we you it who him her them me us himself herself themselves everyone someone anyone"
)

PERSON_NOUNS = word_set(
    "activist actor actress ad administration adviser advisor advocate agency agent aide ally ambassador analysis "
    "analyst anchor announcer apologist applicant architect army article artist assistant associate association "
    "athlete attendee attorney audience author authority backer bank banker bill billionaire biographer bishop "
    "blogger board book boss broadcaster brother bureau businessman businesswoman buyer cabinet caller camp "
    "campaign campaigner candidate captain cardinal caucus-goer chair chairman chairwoman challenger chancellor "
    "chief child children christian citizen civilian clergy cleric clerk client clip coach coalition colleague "
    "collector columnist comedian commander commentator commission commissioner committee community companion "
    "company complaint congress congressman congresswoman conservative constituent consultant contender contributor "
    "coordinator correspondent council councilman counsel counselor counterpart country couple court creator critic "
    "crowd customer dad data daughter dealer debater defector defender delegate delegation democrat department "
    "deputy designer detective detractor developer diplomat director dissident doctor document donor dove economist "
    "editor editorial editorialist elector electorate email employee employer engineer entrepreneur envoy "
    "establishment evangelical everyone examiner executive expert faction family fan farmer father federalist "
    "fellow fighter figure filing filmmaker finding firefighter firm foundation founder friend general girl "
    "government governor graduate group guard guest guy hardliner hawk head historian hopeful host house husband "
    "immigrant independent industrialist insider inspector institute instructor insurgent interviewer investigator "
    "investor jihadist journalist judge juror justice kid king kremlin lady landlord law lawmaker lawsuit lawyer "
    "leader leadership lecturer legislator legislature letter liberal lieutenant lobbyist loyalist magazine "
    "magistrate majority man manager mayor media mediator member memo men merchant message militant military "
    "minister ministry moderate moderator mogul mom mother movement narrator nation negotiator neighbor neighbour "
    "network neurosurgeon newspaper nobody nominee nurse observer office officer official operative opinion "
    "opponent opposition organisation organiser organization organizer outlet owner panel panelist paper parent "
    "parliament participant partner party passenger pastor patient patron people person philosopher physician piece "
    "pilot planner player poet police policeman politician poll polling pollster pope post preacher predecessor "
    "premier presidency president press priest prince princess principal prisoner producer professor programmer "
    "progressive prosecutor protester protestor provost psychiatrist psychologist public publisher pundit "
    "questioner rabbi rally reader realtor record recruit refugee regime regulator release report reporter "
    "representative republican researcher resident respondent retiree reviewer rival rebel ruling scholar scientist "
    "secretary senate senator sergeant servant sheriff shopper side singer sister site soldier son source speaker "
    "speech speechwriter spokesman spokesperson spokeswoman staff staffer star state statement statesman strategist "
    "student study successor summary superdelegate superintendent supporter surgeon surrogate survey survivor "
    "suspect tally teacher team technician teen teenager theorist thinker tourist trader transcript traveler "
    "treasurer trucker trustee tweet tycoon union university user vendor veteran victim video viewer villager "
    "visitor voter volunteer watchdog watcher website whistleblower widow wife winner witness wives woman women "
    "worker writer youngster embassy consulate junta militia alliance bloc cartel guerrilla separatist gunman warlord skipper miner docker church operator striker dockworker shipowner bargainer arbiter "
    "memorandum communique broadcaster television shepherd chamberlain rapporteur chairperson shopkeeper fisherman sailor driver nurse electrician "
    "pensioner mechanic waiter priest pastor imam monk nun smuggler novelist builder baker butcher carpenter trucker welder paramedic medic midwife "
    "archaeologist engineer surveyor hotelier landlady caretaker commuter islander captive hostage detainee inmate kidnapper fugitive deserter conscript federation sheikh sultan emir monarch "
    "academic accountant administrator admiral anthropologist archbishop archivist attaché aunt backbencher barrister bodyguard bookseller broker "
    "bureaucrat brigadier cameraman chaplain chemist chieftain colonel commodore consul convener convenor corporal councillor cousin creditor curator "
    "custodian daughter-in-law dean demographer drafter emissary essayist exporter facilitator forecaster foreman geographer geologist grandfather "
    "grandmother grandson granddaughter grocer haulier headmaster headmistress headteacher herder importer insurer interlocutor interpreter jurist "
    "landowner lender librarian linguist missionary mufti musician navigator nephew niece nuncio peacekeeper peasant pharmacist photographer "
    "playwright plumber policymaker policewoman postman presenter rector refiner reservist restaurateur retailer seaman seamstress settler shipbroker "
    "signatory sniper sociologist stallholder statistician stevedore stationmaster sharpshooter tenant theologian translator tribesman tutor uncle "
    "underwriter undersecretary underling vet veterinarian vicar violinist watchman wholesaler workman yachtsman youth mullah schoolteacher "
    "schoolboy schoolgirl stepson bargeman boatman ferryman oarsman ombudsman arbitrator conciliator go-between hard-liner middleman bondholder technocrat "
    "paratrooper trooper gunner digger jailer elder cable audit inquiry dossier parishioner "
    "autocrat oligarch magnate co-author coauthor councilwoman cellist painter deportee evacuee returnee"
)

_JOINED = re.compile(r"(\w+)-(?:general|elect|designate|in-chief|at-large)|(?:co|vice|deputy|ex|sub|under)-(\w+)")


def is_person_noun(word: str) -> bool:
    """Return whether a word in lower case, singular or plural, is a noun for somebody who can speak."""
    if word in PERSON_NOUNS:
        return True
    if "-" in word and (joined := _JOINED.fullmatch(word)):
        return is_person_noun(joined[1] or joined[2])
    if word.endswith("ies") and word[:-3] + "y" in PERSON_NOUNS:
        return True
    return (word.endswith("s") and word[:-1] in PERSON_NOUNS) or (word.endswith("es") and word[:-2] in PERSON_NOUNS)
