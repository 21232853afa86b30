namespace BackendCareer.Comments;

/// <summary>
/// What is left of a name when everything is taken away that a reader's eye passes over: two names that look alike have
/// the same skeleton. It is only there to be compared, never to be shown.
/// </summary>
/// <remarks>Not taken for each other: "cl" and d, since Clara is not Dara.</remarks>
public sealed class NameSkeleton(string name)
{
    private readonly string[] _bothWays = BothWays(name);

    /// <summary>Whether a reader may take one name for the other. A name of nothing but punctuation looks like nobody's.</summary>
    public bool LooksLike(string other) =>
        _bothWays.Zip(BothWays(other)).Any(pair => pair.First.Length > 0 && pair.First == pair.Second);

    public static string Of(string name) => Merged(LettersOf(name));

    /// <summary>Two letters that look like one, once no other letter stands between them.</summary>
    public static string Merged(string letters) =>
        letters.Replace("rn", "m", StringComparison.Ordinal).Replace("vv", "w", StringComparison.Ordinal);

    private static string[] BothWays(string name) => [Of(name), Of(name.ToLowerInvariant())];

    /// <summary>A flag beside a name is no part of it; the letters of which flags are made can be a name.</summary>
    private static string LettersOf(string name)
    {
        var withoutFlags = TextFold.LettersOf(string.Concat(name.EnumerateRunes().Where(rune => !LookAlikes.IsHalfFlag(rune))));
        return withoutFlags.Length > 0 ? withoutFlags : TextFold.LettersOf(name);
    }
}
