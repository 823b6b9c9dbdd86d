"""Words that tell names apart: heads of organisations, common words with a capital, particles, ambiguous given names."""

from __future__ import annotations

from standoff.read.word_set import word_set

PARTICLES = word_set("de del della der den di da dos du van von bin ben ibn al el la le ter al- ul ag ould ait bint")
# Words that a person's name does not hold; a run with one is an organisation, a place, a thing or a day.
ORGANISATION = word_set(
    "university college school institute institution center centre council committee commission ministry department agency association "
    "foundation party union court bank corporation corp inc company co ltd llc group fund service services office bureau administration "
    "league federation federal alliance coalition conference club society project campaign army forces front brigade battalion regiment "
    "division corps movement church congress parliament assembly senate board authority organization organisation network news times post "
    "journal tribune herald gazette press magazine radio television tv hospital museum library academy guard police command headquarters "
    "airlines airways motors industries partners associates holdings systems technologies forum summit caucus action watch initiative trust "
    "act plan agreement accord treaty pact doctrine cup war street avenue road square airport airbase base palace house hotel tower bridge "
    "river sea ocean lake island islands mountains valley county city province oblast region district state states strait gulf peninsula "
    "day week month year games olympics prize award bill law amendment constitution force one two house room hall post social "
    "advisory economics capital securities ventures analytics advisers advisors consulting brothers investments insurance "
    "lines semiconductors electronics pharmaceuticals petroleum shipping logistics software laboratories chemicals telecom railways foods "
    "bay harbour harbor cove creek falls heights springs beach cays isles pass gap crossing ridge plateau hills"
)
# Words that have a capital for another reason than being a person's name.
NOT_NAMES = word_set(
    "the a an this that these those it he she they we you i his her their our your my its who what when where why how which while if "
    "but and or so yet for nor as at by in on to of from with without after before since until during despite although though because "
    "however meanwhile still also then now later earlier today yesterday tomorrow monday tuesday wednesday thursday friday saturday sunday "
    "january february march april may june july august september october november december even despite following given under over "
    "about against among between into like unlike near not no yes well there here some many most few several both each every all any "
    "one two three four five six seven eight nine ten first second third last next other another such more less much new old former "
    "democrats republicans democrat republican christian muslim jewish orthodox catholic western eastern northern southern north south east "
    "west central european asian african god internet english black white asked speaking citing noting adding according let dear thanks "
    "was is are were do does did have has had can could will would should may might must perhaps maybe only just once twice again never always "
    "often recently instead moreover furthermore nevertheless otherwise indeed rather either neither whether whatever whoever whenever having being "
    "democratic universe america muslims islamic debates responsibility enforcement energy mining healthcare observer pacs hedge muslim classic possible historical related photo image video watch read cold world great civil holy red nobel olympic"
)
# Given names that are common words or places too, and prove nothing where a sentence opens or a place is named.
WORDS_TOO = word_set(
    "Will Mark Grant Hope Grace Joy Rich Frank Pat Bill Dawn June April May Chase Drew Guy Art Gene Miles Ray Rod Rob Sue Chuck Jack Nick Don Josh "
    "Max Major Dean Page Ivy Violet Ruby Amber Crystal Norm Trey Ion Per Chip Van Art Long Young Christian Lance Gus Sterling"
)
PLACES_TOO = word_set("Virginia Charlotte Carolina Georgia Florence Sydney Austin Jordan Chad Israel Victoria Brooklyn Madison Dallas Adelaide Paris Lincoln Jackson Houston Alexandria Milan")
# Words that follow a name in a headline or the title of a programme.
TRAILS = word_set("show calls now camp says morning tells joins wins meets vows backs blasts slams hits leads urges warns priorities campaign")
BYNAMES = word_set("great terrible third second first conqueror wise bold elder younger")
NO_PERSON = NOT_NAMES | ORGANISATION
NOT_INSIDE = NOT_NAMES - {"the", "second", "first", "third", "old"}
# Words that open the name of an organisation as often as a sentence.
IN_BODIES = word_set("world national united new american european black red central north south east west northern southern western eastern african asian first free")
# Heads that make a run an organisation that can act or speak.
BODY_HEADS = ORGANISATION - word_set(
    "act plan agreement accord treaty pact doctrine cup war street avenue road square airport airbase base palace house hotel tower bridge "
    "river sea ocean lake island islands mountains valley county city province oblast region district state states strait gulf peninsula "
    "day week month year games olympics prize award bill law amendment constitution one two room hall social summit federal co "
    "action watch news times post press network project campaign division initiative force services systems "
    "bay harbour harbor cove creek falls heights springs beach cays isles pass gap crossing ridge plateau hills"
)
