namespace BackendCareer.Site;

/// <summary>Where the site runs from: its sources, or the folder that <c>dotnet publish</c> made.</summary>
internal static class SiteHost
{
    /// <summary>Only a published folder holds <c>wwwroot</c> beside the program.</summary>
    public static bool IsPublished { get; } = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot"));

    public const string Name = nameof(BackendCareer);

    /// <summary>Beside the program, or beside its sources; null where a test has it elsewhere.</summary>
    private static string? WebRoot
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !Directory.Exists(Path.Combine(folder.FullName, "wwwroot")))
            {
                folder = folder.Parent;
            }

            return folder is null ? null : Path.Combine(folder.FullName, "wwwroot");
        }
    }

    /// <summary>
    /// A published site reads its own folder wherever it was started from: another folder would hide its settings. Nobody watches
    /// them: what has changed counts from the next start on, and a watcher that the system refuses would end this one.
    /// </summary>
    /// <exception cref="CannotStartException">The settings cannot be read.</exception>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        RefuseStrayWords(args);
        if (!IsPublished)
        {
            DefaultToDevelopment();
        }

        try
        {
            return WebApplication.CreateBuilder(new WebApplicationOptions
            {
                Args = [.. args, "--hostBuilder:reloadConfigOnChange=false"],
                ApplicationName = Name,
                ContentRootPath = IsPublished ? AppContext.BaseDirectory : null,
                WebRootPath = WebRoot, // else any variable WEBROOT names a folder, which is made
            });
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            var reasons = new[] { error.Message, error.GetBaseException().Message }.Distinct();
            throw new CannotStartException(error is DirectoryNotFoundException
                ? $"There is no folder {error.Message}, which is to hold the settings."
                : $"The settings cannot be read. {string.Join(' ', reasons)}", error);
        }
    }

    /// <summary>The framework takes no notice of them, and of the last name of a setting that has no value.</summary>
    private static void RefuseStrayWords(string[] args)
    {
        for (var i = 0; i < args.Length; i++)
        {
            var isName = args[i].StartsWith("--", StringComparison.Ordinal) || args[i].StartsWith('/');
            if (!isName && (args[i].StartsWith('-') || !args[i].Contains('=')))
            {
                throw new CannotStartException($"`{args[i]}` is not understood; a setting is written as --Comments:HoldWhen=Never.");
            }

            if (isName && !args[i].Contains('=') && ++i == args.Length)
            {
                throw new CannotStartException($"{args[^1]} has no value; a setting is written as --Comments:HoldWhen=Never.");
            }
        }
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
