using System.Collections.Concurrent;

namespace BackendCareer.Site;

/// <summary>
/// The finished pages of the site, until what they were drawn of has changed. Each page knows its state, so nothing has to be
/// taken out after a change: a page that is no longer right is not found, and the next one takes its place.
/// </summary>
public sealed class PageStore(TimeProvider clock)
{
    public const long MostBytes = 64 << 20;

    /// <summary>For what no version tells of, such as another name of a moderator.</summary>
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(12);

    private readonly ConcurrentDictionary<PageKey, KeptPage> _pages = new();
    private readonly LinkedList<KeptPage> _oldestFirst = [];
    private readonly Lock _counting = new();
    private long _bytes;

    /// <summary>Of all pages, with what it takes to find them.</summary>
    public long Bytes => Volatile.Read(ref _bytes);

    public IEnumerable<KeptPage> Pages => _pages.Values;

    public KeptPage? Find(PageKey key) =>
        _pages.TryGetValue(key, out var page) && page.State.IsCurrent && clock.GetElapsedTime(page.Since) < KeptFor ? page : null;

    /// <summary>Takes the place of an older one. What was drawn of an older state than that of now is of no use to anybody.</summary>
    public void Keep(KeptPage page)
    {
        if (!page.State.IsCurrent)
        {
            return;
        }

        page.Since = clock.GetTimestamp();
        lock (_counting)
        {
            if (_pages.TryGetValue(page.Key, out var older))
            {
                Forget(older);
            }

            _pages[page.Key] = page;
            page.Place = _oldestFirst.AddLast(page);
        }

        Measure(page);
    }

    /// <summary>After another coding of it was made.</summary>
    public void Measure(KeptPage page)
    {
        lock (_counting)
        {
            if (page.Place is null)
            {
                return;
            }

            var size = page.Size;
            Volatile.Write(ref _bytes, _bytes + size - page.Counted);
            page.Counted = size;
            MakeRoom();
        }
    }

    /// <summary>The oldest goes first, and whatever was asked for since it was last its turn comes last again.</summary>
    private void MakeRoom()
    {
        for (var turn = 2 * _oldestFirst.Count; _bytes > MostBytes && _oldestFirst.First?.Value is { } oldest; turn--)
        {
            if (oldest.WasAsked && turn > 0)
            {
                oldest.WasAsked = false;
                _oldestFirst.RemoveFirst();
                _oldestFirst.AddLast(oldest.Place!);
            }
            else
            {
                _pages.TryRemove(KeyValuePair.Create(oldest.Key, oldest));
                Forget(oldest);
            }
        }
    }

    private void Forget(KeptPage page)
    {
        _oldestFirst.Remove(page.Place!);
        page.Place = null;
        Volatile.Write(ref _bytes, _bytes - page.Counted);
        page.Counted = 0;
    }
}
