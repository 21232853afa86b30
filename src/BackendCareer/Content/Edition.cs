namespace BackendCareer.Content;

/// <summary>For whom, and for which moment, a guide is made.</summary>
/// <param name="ShowsAll">Drafts and articles out of their time are shown like any other: for editors.</param>
public sealed record Edition(DateTimeOffset Now, bool ShowsAll)
{
    public DateOnly Today => DateOnly.FromDateTime(Now.UtcDateTime);

    internal bool Shows(Publication publication) => ShowsAll || publication.IsOpen(Now);
}
