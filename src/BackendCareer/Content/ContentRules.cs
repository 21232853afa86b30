using System.Collections.Immutable;
using static BackendCareer.Content.ContentTopics;

namespace BackendCareer.Content;

/// <summary>Every rule of the content. <c>docs/content-rules.md</c> is written from this list.</summary>
public static class ContentRules
{
    private static readonly List<ContentRule> List = [];

    public static readonly ContentRule FolderIsThere = Error("folder", Files, "The content folder is there and can be read.");
    public static readonly ContentRule FileIsReadable = Error("file-unreadable", Files, "The site may read every file and folder.");
    public static readonly ContentRule FileIsFilled = Error("file-empty", Files, "No file is empty.");
    public static readonly ContentRule FileIsSmall = Error("file-too-large", Files, "A file has at most 262,144 bytes.");
    public static readonly ContentRule FileIsText = Error("file-not-text", Files, "Text files are UTF-8 and hold no zero byte.");
    public static readonly ContentRule NoConflict = Error(
        "conflict", Files, "No file holds the lines with which git marks a conflict; in an article they may stand in a block of code.");
    public static readonly ContentRule FileName = Error(
        "file-name", Files, "The name of an article's file has small letters, digits and hyphens, because it becomes the address.");
    public static readonly ContentRule FileIsOurs = Warning("file-foreign", Files,
        "Copies, locks and conflict files that other programs leave behind are no part of the guide: they are left out.");
    public static readonly ContentRule FileEnding = Warning("file-ending", Files,
        "An article ends in `.md`, data in `.yml` or `.csv`, a drawing in `.svg`, in small letters. What nearly does is left out.");
    public static readonly ContentRule FileIsRead = Warning("file-unread", Files,
        "A `.yml` or `.csv` file has a name that the site reads, an article stands outside of `data/`, a drawing in `drawings/`.");
    public static readonly ContentRule FileNameCase = Error(
        "file-name-case", Files, "No two files differ in capitals alone: many machines take them for one.");

    public static readonly ContentRule Yaml = Error(
        "yaml", FrontMatterTopic, "Front matter and `.yml` files are keys with values in plain YAML.");
    public static readonly ContentRule YamlTab = Error("yaml-tab", FrontMatterTopic, "YAML is indented with spaces.");
    public static readonly ContentRule YamlIsPlain = Error(
        "yaml-not-plain", FrontMatterTopic, "Tags, anchors, aliases and nesting beyond 8 levels are not used.");
    public static readonly ContentRule ValueIsWhole = Warning("yaml-comment", FrontMatterTopic,
        "No comment follows an unquoted value: a space and `#` end the value, whatever was meant.");
    public static readonly ContentRule FrontMatterBegins = Error(
        "front-matter-missing", FrontMatterTopic, "An article begins with front matter.");
    public static readonly ContentRule FrontMatterEnds = Error(
        "front-matter-open", FrontMatterTopic, "Front matter ends with a line `---`.");
    public static readonly ContentRule FrontMatterIsOnce = Error(
        "front-matter-twice", FrontMatterTopic, "Front matter stands at the start of the file alone.");
    public static readonly ContentRule KeyIsKnown = Error("unknown-key", FrontMatterTopic, "Every key is a known one.");
    public static readonly ContentRule KeyIsThere = Error("missing-key", FrontMatterTopic, "Keys that are needed are there and filled in.");
    public static readonly ContentRule ValueIsThere = Error("empty-value", FrontMatterTopic, "A key that is written has a value.");
    public static readonly ContentRule ValueKind = Error(
        "value-kind", FrontMatterTopic, "A value is a text, a list or further keys, as its key asks.");
    public static readonly ContentRule ValueIsDate = Error(
        "value-date", FrontMatterTopic, "A date is a day of the calendar, such as 2026-11-22.");
    public static readonly ContentRule DayHasBeen = Warning("day-to-come", FrontMatterTopic,
        "The days of `published`, `updated`, `reviewed`, `changes`, a source's `checked` and a wage's `since` have been, or are those of "
            + "an article that waits for its `publish`.");
    public static readonly ContentRule ValueIsYear = Error("value-year", FrontMatterTopic,
        "`year` has four digits, or is `undated`, and is at most one year later than the day on which the source was checked.");
    public static readonly ContentRule ValueIsNumber = Error("value-number", FrontMatterTopic, "A number is whole and within its limits.");
    public static readonly ContentRule ValueIsWord = Error(
        "value-word", FrontMatterTopic, "Where only some words are possible, the value is one of them.");
    public static readonly ContentRule ValueLength = Error("value-too-long", FrontMatterTopic,
        "A summary has at most 200 characters, a description or a prompt 160, an id 60, a `navTitle` 16.");
    public static readonly ContentRule TextIsPlain = Warning("marks-in-plain-text", FrontMatterTopic,
        "Titles, summaries and other texts of front matter and data are plain: without marks, tags and codes of characters.");
    public static readonly ContentRule ExpiresLater = Error(
        "expires-before-publish", FrontMatterTopic, "An article expires after it is published.");
    public static readonly ContentRule ValueIsCommentId = Error(
        "value-comment", FrontMatterTopic, "`comment` in `changes` is the id of a comment.");
    public static readonly ContentRule ValueIsAddress = Error("value-url", FrontMatterTopic,
        "`url` of a source is a web address in full that every reader can open, `history` of the guide one with `{file}` in it.");
    public static readonly ContentRule ValueIsPlace = Error(
        "value-place", FrontMatterTopic, "`place` of a source that has two letters is the ISO code of a country, or EU.");

    public static readonly ContentRule SettingsAreThere = Error("guide-settings", Whole, "`guide.yml` is there.");
    public static readonly ContentRule HomeIsThere = Error("home-missing", Whole, "`index.md`, the home page, is there.");
    public static readonly ContentRule HomeIsPublished = Error(
        "home-draft", Whole, "The home page is no draft and has no `publish` and `expires`: everything hangs below it.");
    public static readonly ContentRule PageAbove = Error(
        "page-above", Whole, "Above an article in a folder stands the page of the folder.");
    public static readonly ContentRule PageAbovePublished = Error(
        "page-above-draft", Whole, "Readers can open the page above an article for as long as the article.");
    public static readonly ContentRule AddressIsOwn = Error("same-address", Whole, "No two files have the same address.");
    public static readonly ContentRule IdIsOwn = Error("same-id", Whole, "No two articles have the same id.");
    public static readonly ContentRule TitleIsOwn = Error("same-title", Whole, "No two articles have the same title.");
    public static readonly ContentRule ReviewIsDue = Warning(
        "review-due", Whole, "The facts of an article are read again within `reviewEveryMonths` of its last review. Told 30 days before.");
    public static readonly ContentRule ReviewIsOverdue = Warning(
        "review-overdue", Whole, "After that day the article says to its readers that it is due for review.");
    public static readonly ContentRule TextIsShown = Warning("nothing-links-here", Whole,
        "A text of `includes/` stands in an article. (An article is always led to: by the navigation, or by the page above it.)");
    public static readonly ContentRule AliasIsAddress = Error(
        "alias-empty", Whole, "An alias is the path of an address, as a browser asks for it.");
    public static readonly ContentRule AliasIsFree = Error(
        "alias-taken", Whole, "An alias is not the address of an article, and no other article has it.");

    public static readonly ContentRule TextIsWritten = Error(
        "unwritten", Text, "An article holds nothing of what the command `new` put into it to be written, or is a draft.");
    public static readonly ContentRule TextIsBounded = Error(
        "too-much", Text, "An article holds no more lines, brackets, marks, cells and nesting than the parser can take in a moment.");
    public static readonly ContentRule TextIsShallow = Error("too-deep", Text, "Formatting does not nest beyond all measure.");
    public static readonly ContentRule NoHtml = Error("raw-html", Text, "Articles hold no HTML.");
    public static readonly ContentRule NoAttributes = Error(
        "attributes", Text, "Attributes in braces only give a heading its id, at its end.");
    public static readonly ContentRule MarkIsUnderstood = Warning(
        "leftover-mark", Text, "What looks like a mark of a link, an image, a heading, emphasis or code is one.");
    public static readonly ContentRule EmphasisIsMeant = Warning("emphasis-unmeant", Text,
        "Stars inside of products and of two words, and the underscores of names such as `__init__`, are not taken for emphasis.");
    public static readonly ContentRule BlockMarkIsUnderstood = Warning("block-mark", Text,
        "What looks at the start of a line like the mark of a heading, a list, a quote or a block is one.");
    public static readonly ContentRule OneTitle = Error(
        "heading-level-1", Text, "The title in the front matter is the only heading of level 1.");
    public static readonly ContentRule HeadingLevel = Error("heading-skipped", Text, "No level of heading is skipped on the way down.");
    public static readonly ContentRule HeadingIsMeant = Warning(
        "heading-by-line", Text, "No sentence becomes a heading by a line of hyphens directly below it.");
    public static readonly ContentRule HeadingHasId = Error(
        "heading-without-id", Text, "Every heading has a text, and an id that is written or can be made from it.");
    public static readonly ContentRule HeadingIdIsOwn = Error("same-heading-id", Text, "No two headings of an article have the same id.");
    public static readonly ContentRule HeadingIdIsFree = Error(
        "heading-id-taken", Text, "The id of a heading is not one that the page around the article uses.");

    public static readonly ContentRule LinkToArticle = Error("dead-link", Links, "A link to a file leads to an article that is there.");
    public static readonly ContentRule LinkToHeading = Error("dead-anchor", Links, "A link to a heading leads to one that is there.");
    public static readonly ContentRule LinkToDraft = Error("link-to-draft", Links, "A published article does not link to a draft.");
    public static readonly ContentRule LinkToClosed = Warning(
        "link-to-closed", Links, "A link to an article that is not published yet, or no longer, is shown as plain text until it is.");
    public static readonly ContentRule LinkNamesFile = Error(
        "link-not-file", Links, "A link inside the guide names a file, not an address.");
    public static readonly ContentRule LinkScheme = Error(
        "link-scheme", Links, "A link out of the guide begins with `https:`, `http:` or `mailto:`. It is not opened.");
    public static readonly ContentRule LinkIsWhole = Error("link-empty", Links, "A link has an address, and a text that can be read.");
    public static readonly ContentRule DefinitionIsUsed = Warning("unused-definition", Links,
        "A line `[name]: address`, which is not shown, defines what a link uses; or its address is `#`, and it is a comment.");
    public static readonly ContentRule TermIsKnown = Error("unknown-term", Links, "A link `term:…` names a term of `data/glossary.csv`.");

    public static readonly ContentRule ImageIsThere = Error("dead-image", Images, "An image names a file below `images/` that is there.");
    public static readonly ContentRule ImageHasText = Error("image-without-text", Images, "An image has alternative text.");
    public static readonly ContentRule ImageTextSays = Error(
        "image-text-file-name", Images, "Alternative text says what the image shows; the name of a file does not.");
    public static readonly ContentRule ImageHasSize = Error("image-size", Images,
        "An image that is used is a PNG, JPEG, GIF, WebP, AVIF or SVG with the ending of its kind, whose size can be read, of at "
            + "most 40 megapixels.");

    public static readonly ContentRule BlockIsKnown = Error("unknown-block", Blocks, "A `:::` block is one of those that there are.");
    public static readonly ContentRule BlockEnds = Error("block-open", Blocks, "A block ends with a line `:::`.");
    public static readonly ContentRule BlockStandsFree = Error("block-inside", Blocks, "A block that is drawn stands in no other.");
    public static readonly ContentRule IncludeIsThere = Error(
        "include-missing", Blocks, "`::: include` names a file below `includes/` that is there, by its path from the content folder.");
    public static readonly ContentRule IncludeEnds = Error("include-loop", Blocks,
        "No included file includes itself, includes stand in each other at most 4 deep, and an article has at most 50.");
    public static readonly ContentRule BlockIsOnce = Error("block-twice", Blocks, "A block that is drawn stands on a page once.");
    public static readonly ContentRule BlockArguments = Error(
        "block-arguments", Blocks, "After the name of a block stands what it needs, and nothing else.");
    public static readonly ContentRule BlockText = Error("block-text", Blocks, "A block that is drawn from data holds no text of its own.");
    public static readonly ContentRule BlockHasRows = Error("block-empty", Blocks, "What a block draws has rows in its file.");
    public static readonly ContentRule FigureIsKnown = Error("unknown-figure", Blocks, "`::: glance` names keys of `data/glance.yml`.");
    public static readonly ContentRule RouteIsKnown = Error("unknown-route", Blocks, "`::: route` names ids of `data/routes.csv`.");
    public static readonly ContentRule DrawingIsKnown = Error("unknown-drawing", Blocks, "A drawing that is named is in `drawings/`.");

    public static readonly ContentRule AlertIsKnown = Error("unknown-alert", Blocks,
        "A quote that begins with `[!…]` stands free and names one of the kinds that there are, alone on its line.");
    public static readonly ContentRule ListIsWhole = Warning(
        "list-apart", Blocks, "What belongs to an item of a list is indented as far as the text of the item.");
    public static readonly ContentRule PartIsFilled = Warning("nothing-inside", Blocks, "No frame, quote or item of a list is empty.");
    public static readonly ContentRule TableIsBelow = Error(
        "table-caption", Blocks, "A paragraph that begins with `Table:` stands directly above a table.");
    public static readonly ContentRule TableIsWhole = Error(
        "table-rows", Blocks, "Below the head of a table stands a line of hyphens, as wide as the head, and every line of it is a row.");
    public static readonly ContentRule TableRowFits = Error("table-cells", Blocks, "No row of a table has more cells than its head.");
    public static readonly ContentRule CodeEnds = Error(
        "code-open", Blocks, "A block of code ends with a line of the marks with which it begins.");
    public static readonly ContentRule CodeLanguage = Warning(
        "code-language", Blocks, "The language of a block of code is not a known one misspelt.");

    public static readonly ContentRule FigureHasSource = Warning(
        "figure-without-source", Sources, "A paragraph with a percentage, an amount of money or a figure of a year cites a source.");
    public static readonly ContentRule SourceIsKnown = Error("unknown-source", Sources, "A source that is cited is in `data/sources.yml`.");

    public static readonly ContentRule CsvColumns = Error("csv-columns", Data, "The first line of a CSV file names every column.");
    public static readonly ContentRule CsvLine = Error(
        "csv-line", Data, "A line has as many values as there are columns, and its quotation marks match.");
    public static readonly ContentRule CsvValue = Error("csv-value", Data,
        "A value is there where it is needed, year and place among them, and is of the kind and in the limits of its column. A country has "
            + "its ISO code and one name in all files; a year is at most one later than the day on which its source was checked.");
    public static readonly ContentRule CsvSource = Error("csv-source", Data, "A line names its source.");
    public static readonly ContentRule RoutePageIsThere = Warning("route-page", Data, "`page` of a route is the address of an article.");
    public static readonly ContentRule CsvTwin = Error("csv-twin", Data, "No two lines say the same thing.");

    public static readonly ContentRule DrawingIsSvg = Error(
        "drawing-svg", Drawings, "A drawing is valid SVG, of at most 2,000 parts, with a `viewBox`, that begins with a `<title>`.");
    public static readonly ContentRule DrawingIsPlain = Error(
        "drawing-part", Drawings, "A drawing holds shapes, text and classes: nothing that could run or load.");

    public static ImmutableArray<ContentRule> All { get; } = [.. List];

    private static ContentRule Error(string id, string topic, string says) => Add(new ContentRule(id, IsWarning: false, topic, says));

    private static ContentRule Warning(string id, string topic, string says) => Add(new ContentRule(id, IsWarning: true, topic, says));

    private static ContentRule Add(ContentRule rule)
    {
        List.Add(rule);
        return rule;
    }
}
