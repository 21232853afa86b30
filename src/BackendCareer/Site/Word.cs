namespace BackendCareer.Site;

/// <summary>One of a few choices as forms and addresses write it: its name in small letters.</summary>
public static class Word
{
    public static string Of<T>(T choice)
        where T : struct, Enum => choice.ToString().ToLowerInvariant();

    /// <summary>By its word alone: the framework would also take numbers and lists.</summary>
    /// <returns>Null for anything else.</returns>
    public static T? Parse<T>(string? typed, StringComparison comparison = StringComparison.Ordinal)
        where T : struct, Enum =>
        Enum.GetValues<T>().Cast<T?>().FirstOrDefault(choice => string.Equals(Of(choice!.Value), typed, comparison));
}
