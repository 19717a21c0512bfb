namespace Orleans.Runtime;

/// <summary>The identity of a stream within its provider.</summary>
public readonly struct StreamId : IEquatable<StreamId>
{
    private readonly string? _namespace;
    private readonly string _key;

    private StreamId(string? ns, string key)
    {
        _namespace = string.IsNullOrEmpty(ns) ? null : ns;
        _key = key;
    }

    public static StreamId Create(string? ns, string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return new StreamId(ns, key);
    }

    public string? GetNamespace() => _namespace;

    public string GetKeyAsString() => _key;

    public bool Equals(StreamId other) => _key == other._key && _namespace == other._namespace;

    public override bool Equals(object? obj) => obj is StreamId other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(_namespace, _key);

    /// <summary>"namespace/key".</summary>
    public override string ToString() => $"{_namespace}/{_key}";

    public static bool operator ==(StreamId left, StreamId right) => left.Equals(right);

    public static bool operator !=(StreamId left, StreamId right) => !left.Equals(right);
}
