namespace ContactCenter.Driving;

/// <summary>The last lines that a process wrote.</summary>
public sealed class ProcessOutput
{
    private const int LinesMax = 400;

    private readonly Lock _lock = new();
    private readonly Queue<string> _lines = new();

    /// <summary>Everything that it wrote so far, also what is not kept.</summary>
    public long Characters { get; private set; }

    public string Text
    {
        get
        {
            lock (_lock) return string.Join(Environment.NewLine, _lines);
        }
    }

    public bool Contains(string text) => Text.Contains(text, StringComparison.Ordinal);

    /// <param name="line">Null = the end of one of its streams.</param>
    internal void Add(string? line)
    {
        if (line is null) return;
        lock (_lock)
        {
            Characters += line.Length + 1;
            if (_lines.Count == LinesMax) _lines.Dequeue();
            _lines.Enqueue(line);
        }
    }
}
