using BackendCareer.Comments;
using BackendCareer.Settings;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;

namespace BackendCareer.Doctor;

/// <summary>Whether comments can be stored, and will be found again.</summary>
internal sealed class StoreReport(SettingsCheck settings, string programFolder, TimeProvider clock)
{
    private readonly List<Finding> _findings = [];

    /// <summary>Null where the setting names none.</summary>
    public string? File { get; } = StoreConnection.FileOf(settings.TextOf(StoreConnection.Key), programFolder);

    public bool SiteRuns => File is not null && InUse.IsHeldBySite(File);

    public async Task<List<Finding>> ExamineAsync(CancellationToken cancellationToken)
    {
        LookAtHeldWords();
        if (File is null)
        {
            _findings.Add(Finding.Fail("file", "is not known, because the setting cannot be used."));
            return _findings;
        }

        try
        {
            LookAtFolder();
            LookAtPlace();
            if (!StoreChecks.IsMissing(File))
            {
                LookAtRights();
                await LookInsideAsync(cancellationToken);
            }
        }
        catch (CannotStartException error)
        {
            _findings.Add(Finding.Fail("database", error.Message));
        }
        catch (Exception error) when (error is SqliteException or IOException or UnauthorizedAccessException)
        {
            _findings.Add(Finding.Fail("database", StorageTrouble.Of(error, File)));
        }

        return _findings;
    }

    private void LookAtHeldWords()
    {
        try
        {
            if (settings.TextOf("Comments:HeldWordsFile") is { Length: > 0 } file)
            {
                _ = new HeldWordsFile(Path.GetFullPath(file, programFolder), NullLogger<HeldWordsFile>.Instance);
                _findings.Add(Finding.Ok("held words", Path.GetFullPath(file, programFolder)));
            }
        }
        catch (CannotStartException error)
        {
            _findings.Add(Finding.Fail("held words", error.Message));
        }
    }

    private void LookAtPlace()
    {
        _findings.Add(Finding.Ok("site", SiteRuns ? "runs on it" : "does not run"));
        StoreChecks.RefuseLogAlone(File!);
        if (!StoreChecks.IsMissing(File!))
        {
            _findings.Add(Finding.Ok("file", $"{File}, {Megabytes(File!)}; its log {Megabytes(File + "-wal")}"));
            return;
        }

        _findings.Add(settings.TextOf("Comments:CreateWhenMissing").Equals("false", StringComparison.OrdinalIgnoreCase)
            ? Finding.Fail("file", $"{File} is not there, and Comments:CreateWhenMissing is false. Put it back with `restore`.")
            : Finding.Warn("file", $"{File} is not there: the next start makes an empty one."));
    }

    /// <summary>SQLite keeps its log and its locks beside the file.</summary>
    private void LookAtFolder()
    {
        var folder = MachineReport.NearestFolder(File!);
        try
        {
            var trial = Path.Combine(folder, Path.GetRandomFileName());
            using var file = new FileStream(
                trial, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.DeleteOnClose);
            _findings.Add(Finding.Ok("folder", $"{folder} can be written"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            _findings.Add(Finding.Fail("folder", StorageTrouble.Of(error, File!)));
        }
    }

    private static string Megabytes(string file) =>
        $"{(new FileInfo(file) is { Exists: true } there ? there.Length : 0) / 1_000_000.0:N1} MB";

    private void LookAtRights() => _findings.Add(StoreChecks.IsReadByOthers(File!)
        ? Finding.Warn("rights", $"everybody on this machine can read it, and the keys of sessions in it. Mend it: chmod go-rwx {File}*")
        : Finding.Ok("rights", "nobody but its owner and its group can read it"));

    private async Task LookInsideAsync(CancellationToken cancellationToken)
    {
        using var database = StoreChecks.Open(File!);
        LookForDamage(database);
        LookAtWriting(database);
        var isOfToday = await SqliteFile.IsOfTodayAsync(File!, cancellationToken);
        _findings.Add(isOfToday
            ? Finding.Ok("tables", "those of this program")
            : Finding.Warn("tables", "those of an older program, or none: the next start brings them up to date."));
        if (isOfToday)
        {
            await CountAsync(cancellationToken);
        }
    }

    private void LookForDamage(SqliteConnection database)
    {
        var damage = Exclusive.Rows(database, "PRAGMA quick_check(1)")[0][0];
        _findings.Add(damage == "ok"
            ? Finding.Ok("damage", "none")
            : Finding.Fail("damage", $"{damage.Split('\n')[^1]}. Put a backup in its place with `restore`."));
        var mode = Exclusive.Rows(database, "PRAGMA journal_mode")[0][0];
        _findings.Add(mode == "wal"
            ? Finding.Ok("log mode", mode)
            : Finding.Warn("log mode", $"{mode}: readers and writers wait for each other until the next start, which sets wal."));
    }

    /// <summary>Takes the lock of a writer for a moment, and changes nothing.</summary>
    private void LookAtWriting(SqliteConnection database)
    {
        try
        {
            StoreChecks.TryToWrite(database);
            _findings.Add(Finding.Ok("writing", $"possible, as {Environment.UserName}"));
        }
        catch (SqliteException error)
        {
            _findings.Add(Finding.Fail("writing", StorageTrouble.Of(error, File!)));
        }
    }

    private async Task CountAsync(CancellationToken cancellationToken)
    {
        await using var db = SqliteFile.Open(File!);
        var (comments, waiting) = (await db.Comments.CountAsync(cancellationToken),
            await db.Comments.CountAsync(comment => comment.Status == CommentStatus.Pending, cancellationToken));
        _findings.Add(Finding.Ok("comments", $"{comments:N0}, of which {waiting:N0} wait for a moderator"));
        var moderators = await db.Users.CountAsync(cancellationToken);
        _findings.Add(moderators > 0
            ? Finding.Ok("moderators", $"{moderators}")
            : Finding.Warn("moderators", "none: nobody can decide about comments. `moderator add` names one."));
        var now = clock.GetUtcNow().UtcDateTime;
        _findings.Add(await StoreChecks.NewestOfTomorrowAsync(db, now, cancellationToken) is { } newest
            ? Finding.Warn("newest", $"{newest:u}, and it is {now:u} now: this machine's clock is behind, or was ahead.")
            : Finding.Ok("newest", "not later than the clock"));
        _findings.Add(BackupMark.Of(File!) is { } last
            ? Finding.Ok("backup", $"the last one by `backup` on {last:u}")
            : Finding.Warn("backup", "none was made by `backup`. Whatever else copies the database: see that it can be put back."));
    }
}
