using System.Collections.Frozen;
using System.Collections.Immutable;
using Markdig.Extensions.Alerts;
using Markdig.Extensions.CustomContainers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace BackendCareer.Content;

/// <summary>Which <c>:::</c> blocks and which frames <c>[!NOTE]</c> there are, and what each needs.</summary>
public static class BlockRules
{
    /// <summary>Blocks that a view draws from the guide's data.</summary>
    public static readonly FrozenSet<string> Drawn = FrozenSet.Create(
        "glance", "drawing", "pay-explorer", "route", "routes", "routes-map", "apprentice-pay");

    /// <summary>The block in whose place stands another file: gone before the others are looked at.</summary>
    public const string Include = "include";

    /// <summary>Blocks that are Markdown with a frame around it.</summary>
    public static readonly FrozenSet<string> Framed = FrozenSet.Create("note", "warning", "claim", "doors");

    private static readonly FrozenSet<string> TakesArguments = FrozenSet.Create("glance", "drawing", "route");

    /// <summary>Quotes that begin with a line such as <c>[!NOTE]</c>, as on GitHub.</summary>
    private static readonly string[] Alerts = ["NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION"];

    internal static Mistake KindStandsAlone { get; } = new(ContentRules.AlertIsKnown,
        "A frame stands in no list and no block, and its kind alone on its line.",
        $"Write > [!NOTE] at the start of a line of its own, and the text below it. Kinds are: {string.Join(", ", Alerts)}.");

    internal static bool IsName(string text) => Drawn.Contains(text) || Framed.Contains(text) || text == Include;

    internal static bool IsProse(CustomContainer container) => !Drawn.Contains(container.Info ?? "");

    internal static ImmutableArray<string> ArgumentsOf(CustomContainer container) =>
        [.. (container.Arguments ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    internal static string KindOf(AlertBlock alert) => alert.Kind.ToString().ToUpperInvariant();

    /// <returns>What is wrong with the block as it is written, or null.</returns>
    internal static Mistake? MistakeIn(CustomContainer container)
    {
        var name = container.Info ?? "";
        if (name.Length == 0)
        {
            return BlockFences.Nameless(container);
        }

        if (InvisibleCharacters.NamedIn(name) is { } unseen)
        {
            return new Mistake(ContentRules.BlockIsKnown, $"In the name of this block stands {unseen}.", InvisibleCharacters.Remedy);
        }

        if (!Drawn.Contains(name) && !Framed.Contains(name))
        {
            var known = Drawn.Concat(Framed).Append(Include).Order(StringComparer.Ordinal).ToList();
            return new Mistake(ContentRules.BlockIsKnown, $"There is no block ::: {name}.",
                Nearest.DidYouMean(name, known, $"Blocks are: {string.Join(", ", known)}."));
        }

        if (Drawn.Contains(name) && container.Parent is not (MarkdownDocument or CustomContainer { Info: null or "" }))
        {
            return new Mistake(
                ContentRules.BlockStandsFree, $"The block ::: {name} stands inside another.", "Move it out, between two paragraphs.");
        }

        if (BlockFences.NotClosed(container) is { } open)
        {
            return open;
        }

        if (Framed.Contains(name) && container.Count == 0)
        {
            return new Mistake(ContentRules.PartIsFilled, $"The block ::: {name} is empty.",
                "Write its text between its two lines, or take it out.");
        }

        // What a view would pass over without a word.
        if (!TakesArguments.Contains(name) && !string.IsNullOrWhiteSpace(container.Arguments))
        {
            return new Mistake(ContentRules.BlockArguments, $"The block ::: {name} takes nothing after its name.", "Take it out.");
        }

        return Drawn.Contains(name) && name != "drawing" ? UnusedText(container) : null;
    }

    internal static Mistake? MistakeInInclude(CustomContainer container) => BlockFences.NotClosed(container) ?? UnusedText(container);

    private static Mistake? UnusedText(CustomContainer container) =>
        container.Count > 0
            ? new Mistake(
                ContentRules.BlockText, $"The block ::: {container.Info} holds no text of its own.", "Move the text below the block.")
            : null;

    /// <returns>What the guide has not got of what the block needs, or null.</returns>
    internal static Mistake? MistakeIn(string name, ImmutableArray<string> arguments, GuideData data) => name switch
    {
        "glance" => Unknown(
            ContentRules.FigureIsKnown, "glance", "figure", "keys", SourcesParser.FiguresPath, arguments, data.Figures.Keys),
        "route" => Unknown(
            ContentRules.RouteIsKnown, "route", "route", "ids", TrainingRoute.Path, arguments, [.. data.Routes.Select(route => route.Id)]),
        "drawing" => UnknownDrawing(arguments, data.Drawings.Keys),
        "routes" or "routes-map" => NoRows(data.Routes.Length, TrainingRoute.Path),
        "apprentice-pay" => NoRows(data.ApprenticeRates.Length, ApprenticeRate.Path) ?? NoRows(data.MinimumWages.Length, MinimumWage.Path),
        "pay-explorer" => NoRows(data.Pay.Count(row => row.Experience == PayRow.AllExperience), $"{PayRow.Path}, experience all,"),
        _ => null,
    };

    private static Mistake? Unknown(
        ContentRule rule, string block, string what, string names, string path, ImmutableArray<string> named, ImmutableArray<string> known)
    {
        if (named.IsEmpty)
        {
            return new Mistake(
                ContentRules.BlockArguments, $"The block ::: {block} names no {what}.", $"Write {names} of {path} after its name.");
        }

        return named.FirstOrDefault(name => !known.Contains(name)) is { } unknown
            ? new Mistake(rule, $"The {what} {unknown} is not in {path}.", Nearest.DidYouMean(unknown, known, "Add it there."))
            : null;
    }

    private static Mistake? UnknownDrawing(ImmutableArray<string> names, ImmutableArray<string> known)
    {
        var name = string.Join(' ', names);
        return names.Length == 1 && known.Contains(name)
            ? null
            : NoDrawing(name) with { Remedy = Nearest.DidYouMean(name, known, NoDrawing(name).Remedy) };
    }

    internal static Mistake NoDrawing(string name) =>
        new(ContentRules.DrawingIsKnown, $"There is no drawing {name}.", "Put it into drawings/ as an .svg file.");

    private static Mistake? NoRows(int rows, string path) =>
        rows == 0
            ? new Mistake(ContentRules.BlockHasRows, $"There is nothing to draw: {path} has no rows.", "Add them, or take the block out.")
            : null;

    /// <returns>What is wrong with a frame that is written as a quote, or null.</returns>
    internal static Mistake? MistakeIn(QuoteBlock quote)
    {
        if (quote is AlertBlock alert)
        {
            var kind = KindOf(alert);
            return Alerts.Contains(kind) ? null : new Mistake(ContentRules.AlertIsKnown, $"There is no frame [!{kind}].",
                Nearest.To(kind, Alerts) is { } meant ? $"Did you mean [!{meant}]?" : $"Kinds are: {string.Join(", ", Alerts)}.");
        }

        return quote.FirstOrDefault() is ParagraphBlock first
            && ArticleMarkdown.TextOf(first.Inline).StartsWith("[!", StringComparison.Ordinal)
            ? KindStandsAlone
            : null;
    }
}

/// <summary>Notes, warnings, tested claims and doors: a frame around Markdown.</summary>
internal sealed class FrameRenderer : HtmlObjectRenderer<CustomContainer>
{
    protected override void Write(HtmlRenderer renderer, CustomContainer container)
    {
        var role = container.Info == "doors" ? "" : " role=\"note\"";
        renderer.EnsureLine();
        renderer.Write($"<div class=\"{container.Info}\"{role}>");
        renderer.WriteChildren(container);
        renderer.WriteLine("</div>");
    }
}

/// <summary>A frame with its kind as a word above it.</summary>
internal sealed class AlertRenderer : HtmlObjectRenderer<AlertBlock>
{
    protected override void Write(HtmlRenderer renderer, AlertBlock alert)
    {
        var kind = BlockRules.KindOf(alert);
        renderer.EnsureLine();
        renderer.Write($"<div class=\"{(kind is "NOTE" or "TIP" ? "note" : "warning")}\" role=\"note\">");
        renderer.WriteLine($"<p><strong>{kind[0]}{kind[1..].ToLowerInvariant()}</strong></p>");
        // the line of the kind may leave one
        foreach (var block in alert.Where(block => block is not ParagraphBlock { Inline.FirstChild: null }))
        {
            renderer.Write(block);
        }

        renderer.WriteLine("</div>");
    }
}
