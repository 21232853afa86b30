using System.Collections.Concurrent;
using System.Diagnostics;

namespace BackendCareer.Tests.Support;

/// <summary>The built program as an operator runs it, in Production and in a folder of the test's own.</summary>
internal static class SiteProcess
{
    /// <param name="input">What stands on its standard input, which is no terminal.</param>
    public static async Task<ProgramEnd> RunAsync(TestFolder folder, string input, params string[] arguments)
    {
        var database = folder.PathOf("comments.db");
        if (!File.Exists(database))
        {
            TestSite.PutEmptyDatabase(database);
        }

        using var process = Process.Start(StartOf(folder, "dotnet", [Program, .. arguments]))!;
        return await EndOfAsync(process, input);
    }

    /// <summary>Where nobody has named an environment.</summary>
    public static async Task<ProgramEnd> RunAnywhereAsync(TestFolder folder, params string[] arguments)
    {
        var start = StartOf(folder, "dotnet", [Program, .. arguments]);
        start.Environment.Remove("ASPNETCORE_ENVIRONMENT");
        start.Environment.Remove("DOTNET_ENVIRONMENT");
        using var process = Process.Start(start)!;
        return await EndOfAsync(process, "");
    }

    public static async Task<ProgramEnd> RunWithAsync(TestFolder folder, (string Name, string Value) variable, params string[] arguments)
    {
        TestSite.PutEmptyDatabase(folder.PathOf("comments.db"));
        var start = StartOf(folder, "dotnet", [Program, .. arguments]);
        start.Environment[variable.Name] = variable.Value;
        using var process = Process.Start(start)!;
        return await EndOfAsync(process, "");
    }

    /// <summary>Of a start that is refused.</summary>
    /// <param name="before">What stands before the program on its command line.</param>
    public static async Task<string> RefusalAsync(TestFolder folder, string[] before, params string[] arguments)
    {
        string[] line = [.. before, "dotnet", Program, .. arguments];
        using var process = Process.Start(StartOf(folder, line[0], line[1..]))!;
        var end = await EndOfAsync(process, "");
        Assert.Equal(1, end.ExitCode);
        return end.Error.TrimEnd();
    }

    /// <summary>A site of which everybody may write as much as they like.</summary>
    public static async Task<RunningSite> StartAsync(TestFolder folder)
    {
        string[] limits = ["PerKeyPerMinute", "PerKeyPerHour", "PerSenderPerMinute", "PerSenderPerHour", "SitePerMinute"];
        var site = new RunningSite(
            StartOf(folder, "dotnet", [Program, .. limits.SelectMany(limit => new[] { $"--Comments:Limits:{limit}", "0" })]));
        await Eventually.TrueAsync(() => Task.FromResult(site.Listens), "the site listens");
        return site;
    }

    private static string Program
    {
        get
        {
            var configuration = new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name;
            return Path.Combine(Repository.Sources, "bin", configuration, "net10.0", "BackendCareer.dll");
        }
    }

    private static ProcessStartInfo StartOf(TestFolder folder, string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardError = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            WorkingDirectory = folder.Path,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        start.Environment["ConnectionStrings__Comments"] = $"Data Source={folder.PathOf("comments.db")}";
        start.Environment["Kestrel__Endpoints__Http__Url"] = "http://127.0.0.1:0";
        return start;
    }

    private static async Task<ProgramEnd> EndOfAsync(Process process, string input)
    {
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        await process.StandardInput.WriteAsync(input);
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(5));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail($"It started all the same. {await output}");
        }

        return new ProgramEnd(process.ExitCode, await output, await error);
    }
}

/// <summary>What a run of the program left behind.</summary>
internal sealed record ProgramEnd(int ExitCode, string Output, string Error);

/// <summary>A site that runs until it is killed, as by a power cut.</summary>
internal sealed class RunningSite : IDisposable
{
    private const string Listening = "Now listening on: ";

    private readonly Process _process;
    private readonly HttpClient _client = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false });

    public RunningSite(ProcessStartInfo start)
    {
        _process = Process.Start(start)!;
        _process.OutputDataReceived += (_, line) => Lines.Enqueue(line.Data ?? "");
        _process.ErrorDataReceived += (_, line) => Lines.Enqueue(line.Data ?? "");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    /// <summary>Of its log.</summary>
    public ConcurrentQueue<string> Lines { get; } = new();

    public bool Listens => Lines.Any(line => line.Contains(Listening, StringComparison.Ordinal));

    private string Address => Lines.First(line => line.Contains(Listening, StringComparison.Ordinal)).Split(Listening)[1];

    /// <exception cref="HttpRequestException">It was killed meanwhile.</exception>
    public Task<HttpResponseMessage> PostAsync(string body) =>
        _client.PostAsync($"{Address}/comments", Forms.Content(("article", "role"), ("name", "Ada"), ("body", body)));

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
    }

    public void Dispose()
    {
        Kill();
        _process.Dispose();
        _client.Dispose();
    }
}
