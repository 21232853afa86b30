using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace BackendCareer.Content;

/// <summary>A key that stands twice among the keys of one level. The library tells the second place alone.</summary>
internal sealed record RepeatedKey(string Name, Mark First, Mark Again)
{
    /// <param name="yaml">Which can be read to its end.</param>
    /// <returns>The first of them, or null.</returns>
    public static RepeatedKey? In(string yaml)
    {
        var levels = new Stack<Level>();
        for (var parser = new Parser(new StringReader(yaml)); parser.MoveNext();)
        {
            var current = parser.Current!;
            if (current is NodeEvent node && levels.TryPeek(out var level) && level.Add(node) is { } repeated)
            {
                return repeated;
            }

            if (current is MappingStart or SequenceStart)
            {
                levels.Push(new Level(HasKeys: current is MappingStart));
            }
            else if (current is MappingEnd or SequenceEnd)
            {
                levels.Pop();
            }
        }

        return null;
    }

    /// <summary>What stands directly inside a mapping or a list.</summary>
    private sealed record Level(bool HasKeys)
    {
        private readonly Dictionary<string, Mark> _keys = [];
        private bool _isKey = HasKeys;

        public RepeatedKey? Add(NodeEvent node)
        {
            var isKey = _isKey;
            _isKey = HasKeys && !isKey; // keys and values take turns
            return isKey && node is Scalar key && !_keys.TryAdd(key.Value, key.Start)
                ? new RepeatedKey(key.Value, _keys[key.Value], key.Start)
                : null;
        }
    }
}
