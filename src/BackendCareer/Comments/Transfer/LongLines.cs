using System.Buffers;
using System.IO.Pipelines;
using System.Runtime.CompilerServices;

namespace BackendCareer.Comments;

/// <summary>Reads lines of which none, however long, is kept in memory beyond a limit.</summary>
internal static class LongLines
{
    /// <returns>The bytes of each line; null for one that is too long.</returns>
    public static async IAsyncEnumerable<byte[]?> ReadAsync(
        Stream file, int most, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = PipeReader.Create(file, new StreamPipeReaderOptions(leaveOpen: true));
        var isTooLong = false;
        while (true)
        {
            var read = await reader.ReadAsync(cancellationToken);
            var buffer = read.Buffer;
            while (buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = buffer.Slice(0, end);
                yield return isTooLong || line.Length > most ? null : line.ToArray();
                isTooLong = false;
                buffer = buffer.Slice(buffer.GetPosition(1, end));
            }

            if (buffer.Length > most)
            {
                isTooLong = true;
                buffer = buffer.Slice(buffer.End);
            }

            if (read.IsCompleted)
            {
                if (isTooLong || !buffer.IsEmpty)
                {
                    yield return isTooLong ? null : buffer.ToArray();
                }

                break;
            }

            reader.AdvanceTo(buffer.Start, buffer.End);
        }

        await reader.CompleteAsync();
    }
}
