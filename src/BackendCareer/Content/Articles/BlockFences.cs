using Markdig.Extensions.CustomContainers;

namespace BackendCareer.Content;

/// <summary>The two lines of colons around a block, and what becomes of one without the other.</summary>
internal static class BlockFences
{
    /// <returns>What is wrong with the end of the block, or null.</returns>
    public static Mistake? NotClosed(CustomContainer container)
    {
        if (container.ClosingFencedCharCount > 0 || ContainerParser.HoldsOpenCode(container) || IsInNameless(container))
        {
            return null;
        }

        return container.Parent is CustomContainer { ClosingFencedCharCount: > 0, Info.Length: > 0 } outer
            ? new Mistake(ContentRules.BlockEnds,
                $"The line that was to close this block ::: {container.Info} closes the block ::: {outer.Info} around it.",
                $"Begin and end ::: {outer.Info} with more colons, {Colons(container.OpeningFencedCharCount + 1)}.")
            : new Mistake(ContentRules.BlockEnds, $"The block ::: {container.Info} is never closed.",
                $"Add a line {Colons(container.OpeningFencedCharCount)} below it.");
    }

    /// <summary>A line of colons alone, where no block is open.</summary>
    public static Mistake? Nameless(CustomContainer container) => IsLeftOver(container)
        ? null
        : new Mistake(ContentRules.BlockIsKnown, "This line ::: ends no block, and begins none.",
            "Take it out, or write the name of a block behind it, as in ::: note.");

    private static string Colons(int count) => new(':', count);

    /// <summary>Which has taken its end, and is told.</summary>
    private static bool IsInNameless(CustomContainer container) => container.Parent is CustomContainer { Info: null or "" };

    /// <summary>
    /// What was to end a block of more colons, or the inner one of two blocks if the outer one had not been closed in its place: that has
    /// been told.
    /// </summary>
    private static bool IsLeftOver(CustomContainer container) =>
        container.Parent is CustomContainer { ClosingFencedCharCount: 0 }
        || (container.Parent!.IndexOf(container) is var place and > 0
            && container.Parent[place - 1] is CustomContainer { LastChild: CustomContainer { ClosingFencedCharCount: 0 } });
}
