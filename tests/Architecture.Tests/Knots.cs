namespace ContactCenter.Tests.Architecture;

/// <summary>Finds what cannot be put in an order: the strongly connected parts of a graph (Tarjan, 1972).</summary>
public static class Knots
{
    /// <returns>The parts with more than one node.</returns>
    public static IReadOnlyList<IReadOnlyCollection<string>> Find(IEnumerable<(string From, string To)> arrows)
    {
        var search = new Search(arrows.Distinct().ToLookup(arrow => arrow.From, arrow => arrow.To));
        return search.Run();
    }

    private sealed class Search(ILookup<string, string> next)
    {
        private readonly Dictionary<string, (int Index, int Low)> _seen = [];
        private readonly Stack<string> _path = [];
        private readonly List<IReadOnlyCollection<string>> _found = [];

        public List<IReadOnlyCollection<string>> Run()
        {
            foreach (var start in next.Select(node => node.Key).Order(StringComparer.Ordinal))
                if (!_seen.ContainsKey(start)) Visit(start);
            return _found;
        }

        private int Visit(string node)
        {
            var index = _seen.Count;
            var low = index;
            _seen[node] = (index, low);
            _path.Push(node);
            foreach (var other in next[node])
            {
                if (!_seen.TryGetValue(other, out var known)) low = Math.Min(low, Visit(other));
                else if (_path.Contains(other)) low = Math.Min(low, known.Index);
            }

            if (low == index) Close(node);
            return low;
        }

        private void Close(string root)
        {
            List<string> part = [];
            do part.Add(_path.Pop());
            while (part[^1] != root);
            if (part.Count > 1) _found.Add(part);
        }
    }
}
