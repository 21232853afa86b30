using BackendCareer.Doctor;
using BackendCareer.Settings;
using BackendCareer.Tests.Support;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting.Internal;

namespace BackendCareer.Tests.Doctor;

/// <summary>A site that does not run, with an empty database.</summary>
public abstract class DoctorTest : IDisposable
{
    private protected TestFolder Folder { get; } = new();

    protected DoctorTest()
    {
        TestSite.PutEmptyDatabase(Database);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Database, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    protected string Database => Folder.PathOf("comments.db");

    public void Dispose()
    {
        Folder.Dispose();
        GC.SuppressFinalize(this);
    }

    protected (int ExitCode, string Told) Examine(params string[] arguments)
    {
        using var configuration = new ConfigurationManager();
        configuration.AddCommandLine(["--urls=http://127.0.0.1:0", $"--ConnectionStrings:Comments=Data Source={Database}", .. arguments]);
        var environment = new HostingEnvironment
        {
            EnvironmentName = configuration["environment"] ?? "Production",
            ContentRootPath = Folder.Path,
        };
        var settings = new SettingsCheck(KnownSettings.All, [.. GivenSetting.In(configuration)]);
        var (exitCode, output) = DoctorCommand.Create(settings, configuration, environment).Run(arguments);
        return (exitCode, output.ReplaceLineEndings("\n"));
    }

    protected static void AssertTold(string told, params ReadOnlySpan<(string Health, string Topic, string Text)> lines)
    {
        foreach (var (health, topic, text) in lines)
        {
            AssertTold(told, health, topic, text);
        }
    }

    protected static void AssertTold(string told, string health, string topic, string text) => Assert.Contains(told.Split('\n'), line =>
        line.StartsWith($"  {health,-4}  {topic}", StringComparison.Ordinal) && line.Contains(text, StringComparison.Ordinal));
}
