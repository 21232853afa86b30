using System.CommandLine;
using BackendCareer.Articles;
using BackendCareer.Content;
using BackendCareer.Site;

namespace BackendCareer.Editor;

/// <summary><c>preview</c>: an address to send to somebody who is to read an article before readers do.</summary>
public static class PreviewCommand
{
    private const int MostDays = 90;

    private static readonly Argument<string> File = new("path")
    {
        Description = "The article's file in the content folder, such as training/bts-sio.md."
    };
    private static readonly Option<int> Days = new("--days")
    {
        Description = $"How long the address holds, 1 to {MostDays} days.",
        DefaultValueFactory = _ => 7
    };
    private static readonly Option<string> SiteRoot = new("--site")
    {
        Description = "The site's address, such as https://example.org, to be put before it. Site:Address, where it is set, else "
            + "where the site listens on this machine."
    };

    public static Command Create(IServiceProvider services)
    {
        var command = new Command("preview",
            "Makes an address under which an article can be read before its time. Whoever has it can read it.") { File, Days, SiteRoot };
        command.SetAction(async parsed => await parsed.InvocationConfiguration.Output.WriteLineAsync(AddressOf(services, parsed)));
        return command;
    }

    private static string AddressOf(IServiceProvider services, ParseResult parsed)
    {
        var days = parsed.GetValue(Days);
        if (days is < 1 or > MostDays)
        {
            throw new CommandFailedException($"A preview lasts 1 to {MostDays} days.");
        }

        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var folder = services.GetRequiredService<ContentFolder>();
        var compiled = GuideCompiler.Compile(folder.Read(), new Edition(now, ShowsAll: false));
        var guide = compiled.Guide ?? throw new CommandFailedException("The content has problems, and a site shows none of it until "
            + "they are mended. `check` lists them.");
        var typed = parsed.GetRequiredValue(File);
        DemandSound(compiled, ArticleFile.Possible(typed, folder.Root, Environment.CurrentDirectory));
        var article = ArticleFile.Find([.. guide.Articles, .. guide.Hidden], folder, typed);
        return article.Publication.IsOpen(now)
            ? throw new CommandFailedException($"Readers can open {article.Address} already.")
            : RootOf(services, parsed) + services.GetRequiredService<Previews>().AddressOf(article, TimeSpan.FromDays(days));
    }

    private static void DemandSound(CompiledGuide compiled, List<string> possible)
    {
        if (possible.Find(compiled.LeftOut.ContainsKey) is { } file)
        {
            throw new CommandFailedException(
                $"{file} cannot be shown to anybody before it is mended: {compiled.LeftOut[file][0]}");
        }
    }

    /// <summary>Without a word about it, the place where the site listens on this machine.</summary>
    private static string RootOf(IServiceProvider services, ParseResult parsed)
    {
        var site = services.GetRequiredService<SiteAddress>();
        if (parsed.GetValue(SiteRoot) is not { } given)
        {
            return site.Root ?? ThisMachine(services) + site.PathBase;
        }

        return Uri.TryCreate(given, UriKind.Absolute, out var uri)
            && uri is { Scheme: "http" or "https", Host: not "", Query: "", Fragment: "" }
            ? given.TrimEnd('/')
            : throw new CommandFailedException($"--site is “{given}”; write scheme and host, such as https://example.org.");
    }

    private static string ThisMachine(IServiceProvider services)
    {
        var configuration = services.GetRequiredService<IConfiguration>();
        return ListenAddresses.ForBrowser(configuration) ?? throw new CommandFailedException(
            $"The site listens at {string.Join(';', ListenAddresses.In(configuration))}, which is no address for a browser. "
            + "Give the site's own with --site, such as https://example.org, or set Site:Address.");
    }
}
