using BackendCareer.Content;

namespace BackendCareer.Editor;

/// <summary>Carries a plan out: every new text is in its place before an old file goes, so that no failure loses one.</summary>
/// <param name="files">From which the plan was made.</param>
internal sealed class MoveWriter(ContentFolder folder, FolderWalk walk, ContentFiles files)
{
    /// <summary>A file of the guide may be a link to another of the folder: that one is read and written.</summary>
    private readonly Dictionary<string, FileInfo> _onDisk = walk.Files.ToDictionary(found => found.Path, found => found.File);

    private readonly List<string> _created = [];
    private readonly List<string> _changed = [];

    public void Write(MovePlan plan)
    {
        var changes = plan.Changes.ToDictionary(change => change.File, change => change.Edits);
        var moved = plan.Moves.Select(move => move.From).ToHashSet();
        try
        {
            foreach (var move in plan.Moves)
            {
                ContentWriter.Create(folder.PathOf(move.To), NewBytes(move.From, changes.GetValueOrDefault(move.From, [])));
                _created.Add(folder.FromHere(move.To));
            }

            foreach (var change in plan.Changes.Where(change => !moved.Contains(change.File)))
            {
                ContentWriter.Replace(_onDisk[change.File].FullName, NewBytes(change.File, change.Edits));
                _changed.Add(folder.FromHere(change.File));
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandFailedException(HalfWritten(error));
        }

        Delete([.. moved]);
    }

    private byte[] NewBytes(string file, IEnumerable<TextEdit> edits)
    {
        var now = new FileInfo(_onDisk[file].FullName);
        return FileStamp.Of(now) == files.Stamps[file]
            ? TextEdit.Apply(File.ReadAllBytes(now.FullName), edits)
            : throw new IOException($"{folder.FromHere(file)} was changed meanwhile.");
    }

    private string HalfWritten(Exception error)
    {
        var undo = new List<string>();
        if (_created.Count > 0)
        {
            undo.Add($"delete {string.Join(", ", _created)}");
        }

        if (_changed.Count > 0)
        {
            undo.Add($"take {string.Join(", ", _changed)} from version control again");
        }

        return undo.Count == 0
            ? $"Nothing was moved: {error.Message}"
            : $"The move stopped half-way: {error.Message}\nNo text is lost: every old file is still in its place. To go back, "
                + $"{string.Join(" and ", undo)}; then move again.";
    }

    private void Delete(List<string> old)
    {
        while (old.Count > 0)
        {
            try
            {
                File.Delete(folder.PathOf(old[0]));
                DeleteEmptyFolders(old[0]);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                throw new CommandFailedException(
                    $"The move stopped before its end: {error.Message}\nEvery new text is in its place. Delete what is left of the "
                        + $"old ones: {string.Join(", ", old.Select(folder.FromHere))}.");
            }

            old.RemoveAt(0);
        }
    }

    private void DeleteEmptyFolders(string file)
    {
        for (var above = Path.GetDirectoryName(file); above is { Length: > 0 }; above = Path.GetDirectoryName(above))
        {
            if (Directory.EnumerateFileSystemEntries(folder.PathOf(above)).Any())
            {
                return;
            }

            Directory.Delete(folder.PathOf(above));
        }
    }
}
