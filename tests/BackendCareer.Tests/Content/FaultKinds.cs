using BackendCareer.Content;

namespace BackendCareer.Tests.Content;

/// <summary>Mistakes that an author makes in one article. Before the character marked by <c>¦</c> each must be found.</summary>
internal static class FaultKinds
{
    /// <summary>Front matter without its id; <c>{0}</c> stands for a title.</summary>
    public const string Head = "title: \"{0}\"\nsummary: \"What is known of it.\"\norder: 5\nreviewed: 2026-11-01\n";

    /// <summary>Paragraphs and blocks, each put somewhere into an article of its own.</summary>
    public static readonly (ContentRule Rule, string Text)[] InText =
    [
        (ContentRules.NoHtml, "A line¦<br> that breaks."),
        (ContentRules.NoAttributes, "Text¦{onclick=steal()}."),
        (ContentRules.OneTitle, "¦# Another title"),
        (ContentRules.HeadingLevel, "¦##### Far too deep"),
        (ContentRules.HeadingHasId, "¦## ???"),
        (ContentRules.HeadingIdIsOwn, "## One way {#same}\n\n¦## Another way {#same}"),
        (ContentRules.HeadingIdIsFree, "¦## One of the page {#source-1}"),
        (ContentRules.LinkToArticle, "See ¦[what it pays](pya.md)."),
        (ContentRules.LinkToHeading, "Some words before ¦[the place](#nowhere-at-all)."),
        (ContentRules.LinkToDraft, "It is ¦[a secret](/up/secret.md)."),
        (ContentRules.LinkToClosed, "It comes ¦[later](/up/later.md)."),
        (ContentRules.LinkNamesFile, "See *now* ¦[pay](/pay)."),
        (ContentRules.LinkIsWhole, "See ¦[pay]() as well."),
        (ContentRules.LinkIsWhole, "See ¦[](/up/index.md) as well."),
        (ContentRules.LinkScheme, "- one\n- two ¦[it](javascript:alert(1))"),
        (ContentRules.ImageIsThere, "Here: ¦![A desk in a room](images/none-at-all.png)"),
        (ContentRules.ImageHasText, "Here: ¦![](/up/images/desk.png)"),
        (ContentRules.ImageHasText, "Here: ¦![ ](/up/images/desk.png)"),
        (ContentRules.ImageTextSays, "Here: ¦![desk.png](/up/images/desk.png)"),
        (ContentRules.BlockIsKnown, "¦::: glanse median\n:::"),
        (ContentRules.BlockStandsFree, ":::: note\n\n¦::: glance fr-median\n:::\n\n::::"),
        (ContentRules.BlockIsOnce, "::: drawing request\nSeen.\n:::\n\nWords.\n\n¦::: drawing request\nSeen.\n:::"),
        (ContentRules.BlockArguments, "¦::: warning loudly\nText.\n:::"),
        (ContentRules.BlockText, "¦::: route fr-bts-sio-slam\nLost.\n:::"),
        (ContentRules.FigureIsKnown, "¦::: glance share-back-ent\n:::"),
        (ContentRules.RouteIsKnown, "¦::: route fr-bts-sio-slum\n:::"),
        (ContentRules.DrawingIsKnown, "¦::: drawing requst\nSeen.\n:::"),
        (ContentRules.SourceIsKnown, "> Much of it.¦[^survey-2052]"),
        (ContentRules.SourceIsKnown, "Much of it.¦[^Survey_2025]"),
        (ContentRules.MarkIsUnderstood, "See ¦[pay] (pay.md)."),
        (ContentRules.MarkIsUnderstood, "> Or *this*: ¦[pay](not paid.md)."),
        (ContentRules.MarkIsUnderstood, "これは¦**強調。**です"),
        (ContentRules.TableIsWhole, "| a | b |\n| --- | --- |\n| 1 | 2 |\n¦It is so."),
        (ContentRules.TableIsWhole, "| a | b |\n¦| — | — |\n| 1 | 2 |"),
        (ContentRules.TableRowFits, "| a | b |\n| --- | --- |\n|¦ 1 | 2 | 3 |"),
        (ContentRules.FigureHasSource, "Pay rose by ¦20% in that year."),
        (ContentRules.FigureHasSource, "The fee was *about* ¦€1,200 there."),
        (ContentRules.FigureHasSource, "It was so: ¦in 2025, 27,000 people came."),
        (ContentRules.ImageHasSize, "Here: ¦![A broken picture](/up/images/broken.png)"),
        (ContentRules.AlertIsKnown, "¦> [!NOET]\n> Words."),
        (ContentRules.CodeLanguage, "¦```csharpp\nvar x = 1;\n```"),
        (ContentRules.TableIsBelow, "¦Table: Without a table\n\nWords."),
        (ContentRules.TermIsKnown, "It is a ¦[server](term:sevrer)."),
        (ContentRules.IncludeIsThere, "¦::: include includes/none.md\n:::"),
        (ContentRules.TextIsWritten, "¦What this page answers, in two or three sentences."),
        (ContentRules.TextIsBounded, "¦> > > > > > > > > deep"),
    ];

    /// <summary>Front matter in full.</summary>
    public static readonly (ContentRule Rule, string Text)[] InFrontMatter =
    [
        (ContentRules.KeyIsKnown, Head + "¦colour: red\n"),
        (ContentRules.KeyIsKnown, Head + "¦sumary: twice\n"),
        (ContentRules.KeyIsThere, "summary: \"It has no title.\"\n"),
        (ContentRules.ValueKind, Head + "¦related: pay.md\n"),
        (ContentRules.ValueIsDate, Head + "¦updated: 22/11/2026\n"),
        (ContentRules.ValueIsNumber, Head + "¦reviewEveryMonths: 1200\n"),
        (ContentRules.ValueIsWord, Head + "¦comments: maybe\n"),
        (ContentRules.ValueLength, Head + "¦navTitle: \"Far too long for a place in the navigation\"\n"),
        (ContentRules.ValueIsCommentId, Head + "changes:\n  - date: 2026-11-22\n    note: N\n    ¦comment: nobody\n"),
        (ContentRules.ExpiresLater, Head + "publish: 2026-12-02\n¦expires: 2026-12-01\n"),
        (ContentRules.AliasIsAddress, Head + "aliases: [¦\"\"]\n"),
        (ContentRules.AliasIsFree, Head + "aliases:\n  - ¦a1\n"),
        (ContentRules.LinkToArticle, Head + "related: [¦nowhere.md]\n"),
        (ContentRules.DrawingIsKnown, Head + "drawing: ¦gone\n"),
        (ContentRules.ReviewIsDue, "title: \"{0}\"\nsummary: S\nreviewed: ¦2025-12-10\n"),
        (ContentRules.ReviewIsOverdue, "title: \"{0}\"\nsummary: S\nreviewed: ¦2024-01-01\n"),
        (ContentRules.Yaml, Head + "¦order: 6\n"),
        (ContentRules.ValueIsWhole, Head + "description: The ¦#1 job\n"),
        (ContentRules.ValueIsWhole, Head + "commentPrompt: Why? ¦# and how?\n"),
        (ContentRules.TextIsPlain, Head + "¦description: The **best** job\n"),
        (ContentRules.TextIsWritten,
            "title: \"{0}\"\n¦summary: \"To be written: what a reader knows after this page, in one sentence.\"\n"),
        (ContentRules.ValueIsThere, Head + "¦publish:\n"),
        (ContentRules.ValueIsThere, Head + "¦draft: ~\n"),
        (ContentRules.DayHasBeen, Head + "¦updated: 2090-01-01\n"),
        (ContentRules.DayHasBeen, Head + "changes:\n  - ¦date: 2027-01-01\n    note: N\n"),
        (ContentRules.YamlTab, Head + "¦\tindented: 1\n"),
        (ContentRules.YamlIsPlain, Head + "commentPrompt: ¦*alias\n"),
    ];
}
