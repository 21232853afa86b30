using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace BackendCareer.Content;

/// <summary>
/// The day of each file's last real change, where the content folder is in a git repository: white space alone and a move
/// alone are none. Whatever git cannot say, front matter has to.
/// </summary>
public sealed partial class GitHistory(ContentFolder folder, ILogger<GitHistory> logger)
{
    private static readonly ImmutableDictionary<string, DateOnly> Nothing = ImmutableDictionary<string, DateOnly>.Empty;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private (FileStamp Log, ImmutableDictionary<string, DateOnly> Days)? _known;

    /// <returns>By the path of the file, relative to the content folder. Asked of git again after the next commit only.</returns>
    public ImmutableDictionary<string, DateOnly> Read()
    {
        if (FindLog() is not { } log)
        {
            return Nothing;
        }

        var stamp = log.Exists ? FileStamp.Of(log) : default;
        if (_known?.Log != stamp)
        {
            _known = (stamp, Parse(Ask()));
        }

        return _known!.Value.Days;
    }

    /// <summary>The file that grows with each commit; null outside a repository.</summary>
    private FileInfo? FindLog()
    {
        for (var at = new DirectoryInfo(folder.Root); at is not null; at = at.Parent)
        {
            var git = Path.Combine(at.FullName, ".git");
            if (Path.Exists(git))
            {
                return new FileInfo(Path.Combine(git, "logs", "HEAD")); // beside a linked work tree it is elsewhere: then git is asked once
            }
        }

        return null;
    }

    private string Ask()
    {
        try
        {
            using var git = Process.Start(Log())!;
            var error = git.StandardError.ReadToEndAsync();
            var output = git.StandardOutput.ReadToEndAsync();
            if (output.Wait(Patience) && git.WaitForExit(Patience) && git.ExitCode == 0)
            {
                return output.Result;
            }

            git.Kill(entireProcessTree: true);
            NotRead(error.Wait(Patience) ? error.Result.Trim() : "git took too long");
        }
        catch (Exception problem) when (problem is Win32Exception or IOException or AggregateException or InvalidOperationException)
        {
            NotRead(problem.Message); // git is not installed, or the folder has just gone
        }

        return "";
    }

    /// <summary>The settings of a repository can name programs to run; whoever writes an article must not run one here.</summary>
    private ProcessStartInfo Log() => new(
        "git",
        [
            "-c", "core.fsmonitor=false", "log", "--no-show-signature", "--no-ext-diff", "--no-textconv",
            "--no-merges", "--find-renames", "--ignore-all-space", "--relative", "-z", "--format=%x01%cs", "--numstat", "--", ".",
        ])
    {
        WorkingDirectory = folder.Root,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment = { ["GIT_NO_LAZY_FETCH"] = "1", ["GIT_ALLOW_PROTOCOL"] = "" }, // a file that a partial clone lacks is not fetched
    };

    /// <param name="log">
    /// For each commit, the newest first: a byte 1 and its day, then for each file the numbers of lines added and deleted
    /// and its path; of one that was moved no path, but the old and the new one behind it.
    /// </param>
    internal static ImmutableDictionary<string, DateOnly> Parse(string log)
    {
        var days = ImmutableDictionary.CreateBuilder<string, DateOnly>();
        var names = new Dictionary<string, string>(); // what a file was called then → what it is called now
        var fields = log.Split('\0'); // alone no part of a path: a byte 1 can be one
        DateOnly? day = null;
        for (var at = 0; at < fields.Length; at++)
        {
            var field = fields[at].TrimStart('\n');
            if (field.StartsWith('\u0001'))
            {
                day = DayOf(field[1..]);
                continue;
            }

            if (field.Split('\t') is not [var added, var deleted, var path])
            {
                continue;
            }

            if (path.Length == 0)
            {
                var (old, now) = (fields[at + 1], fields[at + 2]);
                at += 2;
                path = names.GetValueOrDefault(now, now);
                names[old] = path;
            }

            path = names.GetValueOrDefault(path, path);
            if (day is { } changed && (added, deleted) is not ("0", "0"))
            {
                days.TryAdd(path, changed);
            }
        }

        return days.ToImmutable();
    }

    /// <returns>Null for a year that has five digits: a commit may claim any.</returns>
    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [LoggerMessage(LogLevel.Information,
        "The history of the content could not be read, so only front matter says when an article changed: {Reason}")]
    private partial void NotRead(string reason);
}
