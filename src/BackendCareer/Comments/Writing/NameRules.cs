using System.Collections.Frozen;
using System.Text.RegularExpressions;
using BackendCareer.Site;

namespace BackendCareer.Comments;

/// <summary>Under which names nobody but a moderator may write.</summary>
internal static partial class NameRules
{
    /// <summary>Words by which the site itself would speak: a name that holds one of them is taken for the site's.</summary>
    private static readonly FrozenSet<string> SpeakForTheSite = new[]
    {
        "Moderator", "Moderators", "Moderation", "Admin", "Admins", "Administrator", "Administrators", "Administration",
        "Editor", "Editors", "The guide", "BackendCareer",
    }.Select(NameSkeleton.Of).ToFrozenSet();

    private static readonly int Longest = SpeakForTheSite.Max(word => word.Length);

    /// <param name="name">As it was typed.</param>
    /// <param name="moderators">Their names; null where a moderator writes.</param>
    /// <returns>Null for a name that may be used.</returns>
    public static string? Refuse(string name, IEnumerable<string>? moderators)
    {
        if (Characters.HoldsHidden(name))
        {
            return "Please use a name without control or direction characters.";
        }

        return moderators is not null && (SpeaksForTheSite(name) || moderators.Any(new NameSkeleton(name).LooksLike))
            ? "This name is a moderator's, or looks like one. Please choose another."
            : null;
    }

    private static bool SpeaksForTheSite(string name) => TextFold.BothWays(Boundary().Replace(name, " ")).Any(HoldsWord);

    /// <summary>Words that stand side by side are also read as one: "A d m i n", "Backend Career", "M0derator".</summary>
    private static bool HoldsWord(string folded)
    {
        var words = Word().Matches(folded).Select(match => match.Value).ToList();
        return words.Select((_, first) => words.Skip(first)).Any(BeginsWithWord);
    }

    private static bool BeginsWithWord(IEnumerable<string> words)
    {
        var read = "";
        foreach (var word in words.TakeWhile(_ => read.Length <= Longest))
        {
            read = NameSkeleton.Merged(read + word);
            if (SpeakForTheSite.Contains(read))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Where a word begins without a space: SiteModerator, Admin2.</summary>
    [GeneratedRegex(@"(?<=\p{Ll})(?=\p{Lu})|(?<=\p{L})(?=\p{N})|(?<=\p{N})(?=\p{L})")]
    private static partial Regex Boundary();

    [GeneratedRegex(@"[\p{L}\p{N}\p{M}]+")]
    private static partial Regex Word();
}
