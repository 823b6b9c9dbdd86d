"""The words before an outlet's name that say that a text has something from it.

'According to Zarya', 'told Zarya', 'put it to Zarya', 'first described by Zarya', 'in a column for Zarya'.
"""

_S = r"[ \xa0]"
_TO = r"(?:confirm(?:s|ed)|puts?|describ(?:es|ed)|admit(?:s|ted)|conced(?:es|ed)|acknowledged?|explain(?:s|ed)|disclos(?:es|ed)|reveal(?:s|ed)|complain(?:s|ed)|confided|denie[sd]|outlined|leaked|said|spoke|spoken|talked|provided|hinted|boasted|joked|grumbled|whispered|remarked|mused|quipped|lamented|fumed|bragged|insisted|suggested|announced|signal(?:s|led)|declared|repeated|stated|commented|protested|vented|reiterated)"
_BY = (
    r"(?:reported|asked|broken|described|published|detailed|disclosed|revealed|obtained|seen|reviewed|posted|carried|aired|broadcast|quoted|cited|interviewed|contacted|verified|viewed|analy[sz]ed|"
    r"compiled|collected|gathered|conducted|counted|printed|released|shared|leaked)"
)
_PIECE = r"(?:reports?|reporting|article|stor(?:y|ies)|interviews?|dispatch|column|op-ed|piece|editorial|broadcast|investigation|analysis|account|poll|survey|estimates?|data|figures|statement|remarks?|comments?|appearance)"
_WHEN = rf"(?:(?:(?:on|last|this|in|late|early){_S})?\w+{_S})"
# "Has published in" tells of a career and "published in 1994" of a day: no name of an outlet begins so.
CUE = (
    rf"(?:[Aa]ccording{_S}to|[Pp]er|[Cc]iting|[Qq]uoting|told|tells|telling|briefed|emailed|via|through|hear(?:d|ing)?{_S}from|learn(?:ed|t){_S}from|source{_S}for|"
    rf"(?:[Ss]peaking|spoke|spoken|talking|talked|appear(?:ing|ed)|asked|argued|claimed|said|says){_S}(?:\w+{_S}){{0,3}}?(?:to|with|on)|"
    rf"(?:[Ww]riting|wrote|writes|appeared|printed){_S}(?:\w+{_S})?(?:in|for)|"
    rf"(?:read|saw|seen|heard|watched){_S}(?:\w+{_S}){{0,3}}?(?:in|on)|"
    rf"{_TO}{_S}(?:(?!to\b)[\w’'-]{{1,40}}{_S}){{0,6}}to|"
    rf"(?<!has{_S})(?<!have{_S})(?i:{_BY}){_S}(?:as{_S}(?:saying|telling){_S})?(?:(?:first|earlier|in{_S}part){_S})?{_WHEN}{{0,2}}?(?:by|in|on|with|to)|(?:quoted|cited){_S}as{_S}telling|"
    rf"(?:programme|program|show|podcast|bulletin|broadcast|podcast){_S}(?:of|on)|"
    rf"{_PIECE}{_S}(?:(?:published|broadcast|aired|that{_S}aired|given|compiled){_S})?{_WHEN}{{0,2}}?(?:with|to|in|for|by|on|from)|"
    rf"(?<=[,”\"]{_S})(?:reported|reports|wrote|writes|said|says|noted|notes))"
)
