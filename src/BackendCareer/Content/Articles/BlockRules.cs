using System.Collections.Frozen;
using System.Collections.Immutable;
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;

namespace BackendCareer.Content;

/// <summary>Which <c>:::</c> blocks there are, and what each needs.</summary>
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

    internal static bool IsProse(CustomContainer container) => !Drawn.Contains(container.Info ?? "");

    internal static ImmutableArray<string> ArgumentsOf(CustomContainer container) =>
        [.. (container.Arguments ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)];

    /// <returns>What is wrong with the block as it is written, or null.</returns>
    internal static Mistake? MistakeIn(CustomContainer container)
    {
        var name = container.Info ?? "";
        if (!Drawn.Contains(name) && !Framed.Contains(name))
        {
            var known = Drawn.Concat(Framed).Append(Include).Order(StringComparer.Ordinal).ToList();
            return new Mistake(ContentRules.BlockIsKnown, $"There is no block ::: {name}.",
                Nearest.To(name, known) is { } meant ? $"Did you mean {meant}?" : $"Blocks are: {string.Join(", ", known)}.");
        }

        if (NotClosed(container) is { } open)
        {
            return open;
        }

        if (Drawn.Contains(name) && container.Parent is not MarkdownDocument)
        {
            return new Mistake(
                ContentRules.BlockStandsFree, $"The block ::: {name} stands inside another.", "Move it out, between two paragraphs.");
        }

        // What a view would pass over without a word.
        return !TakesArguments.Contains(name) && !string.IsNullOrWhiteSpace(container.Arguments)
            ? new Mistake(ContentRules.BlockArguments, $"The block ::: {name} takes nothing after its name.", "Take it out.")
            : Drawn.Contains(name) && name != "drawing" ? UnusedText(container) : null;
    }

    /// <returns>What the guide has not got of what the block needs, or null.</returns>
    internal static Mistake? MistakeIn(string name, ImmutableArray<string> arguments, GuideData data) => name switch
    {
        "glance" => UnknownFigure(arguments, data),
        "drawing" => UnknownDrawing(arguments, data),
        "route" => UnknownRoute(arguments, data),
        "routes" or "routes-map" => NoRows(data.Routes.Length, TrainingRoute.Path),
        "apprentice-pay" => NoRows(data.ApprenticeRates.Length, ApprenticeRate.Path) ?? NoRows(data.MinimumWages.Length, MinimumWage.Path),
        "pay-explorer" => NoRows(data.Pay.Count(row => row.Experience == PayRow.AllExperience), $"{PayRow.Path}, experience all,"),
        _ => null,
    };

    internal static Mistake? MistakeInInclude(CustomContainer container) => NotClosed(container) ?? UnusedText(container);

    private static Mistake? NotClosed(CustomContainer container) =>
        container.ClosingFencedCharCount == 0
            ? new Mistake(ContentRules.BlockEnds, $"The block ::: {container.Info} is never closed.", "Add a line ::: below it.")
            : null;

    private static Mistake? UnusedText(CustomContainer container) =>
        container.Count > 0
            ? new Mistake(
                ContentRules.BlockText, $"The block ::: {container.Info} holds no text of its own.", "Move the text below the block.")
            : null;

    private static Mistake? NoRows(int rows, string path) =>
        rows == 0
            ? new Mistake(ContentRules.BlockHasRows, $"There is nothing to draw: {path} has no rows.", "Add them, or take the block out.")
            : null;

    private static Mistake? UnknownFigure(ImmutableArray<string> keys, GuideData data)
    {
        if (keys.IsEmpty)
        {
            return new Mistake(ContentRules.BlockArguments, "The block ::: glance names no figure.",
                $"Write keys of {SourcesParser.FiguresPath} after its name.");
        }

        return keys.FirstOrDefault(key => !data.Figures.ContainsKey(key)) is { } unknown
            ? new Mistake(ContentRules.FigureIsKnown, $"The figure {unknown} is not in {SourcesParser.FiguresPath}.",
                Nearest.To(unknown, data.Figures.Keys) is { } meant ? $"Did you mean {meant}?" : "Add it there.")
            : null;
    }

    private static Mistake? UnknownRoute(ImmutableArray<string> ids, GuideData data)
    {
        if (ids.IsEmpty)
        {
            return new Mistake(
                ContentRules.BlockArguments, "The block ::: route names no route.", $"Write ids of {TrainingRoute.Path} after its name.");
        }

        var known = data.Routes.Select(route => route.Id).ToList();
        return ids.FirstOrDefault(id => !known.Contains(id)) is { } unknown
            ? new Mistake(ContentRules.RouteIsKnown, $"The route {unknown} is not in {TrainingRoute.Path}.",
                Nearest.To(unknown, known) is { } meant ? $"Did you mean {meant}?" : "Add it there.")
            : null;
    }

    private static Mistake? UnknownDrawing(ImmutableArray<string> names, GuideData data) =>
        names is [var name] && data.Drawings.ContainsKey(name) ? null
        : Nearest.To(string.Join(' ', names), data.Drawings.Keys) is { } meant
            ? NoDrawing(string.Join(' ', names)) with { Remedy = $"Did you mean {meant}?" }
        : NoDrawing(string.Join(' ', names));

    internal static Mistake NoDrawing(string name) =>
        new(ContentRules.DrawingIsKnown, $"There is no drawing {name}.", "Put it into drawings/ as an .svg file.");
}
