namespace BackendCareer.Site;

/// <summary>Where the site runs from: its sources, or the folder that <c>dotnet publish</c> made.</summary>
internal static class SiteHost
{
    /// <summary>Only a published folder holds <c>wwwroot</c> beside the program.</summary>
    public static bool IsPublished { get; } = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot"));

    /// <summary>
    /// A published site reads its own folder wherever it was started from: another folder would hide its settings, and
    /// watching that one for changed settings can take half a minute.
    /// </summary>
    public static WebApplicationOptions Options(string[] args)
    {
        if (!IsPublished)
        {
            DefaultToDevelopment();
        }

        return new WebApplicationOptions { Args = args, ContentRootPath = IsPublished ? AppContext.BaseDirectory : null };
    }

    /// <summary>
    /// What a <c>launchSettings.json</c> would do, but without overriding the environment and the address that somebody
    /// set on purpose.
    /// </summary>
    private static void DefaultToDevelopment()
    {
        const string Name = "ASPNETCORE_ENVIRONMENT";
        if (Environment.GetEnvironmentVariable(Name) is null && Environment.GetEnvironmentVariable("DOTNET_ENVIRONMENT") is null)
        {
            Environment.SetEnvironmentVariable(Name, Environments.Development);
        }
    }
}
