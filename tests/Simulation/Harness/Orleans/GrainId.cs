using System.Diagnostics.CodeAnalysis;

namespace Orleans.Runtime;

/// <summary>The kind of a grain: by convention its class name in lower case without the suffix "grain".</summary>
public readonly record struct GrainType(string Value)
{
    public override string ToString() => Value;
}

/// <summary>The key of a grain within its type.</summary>
public readonly record struct IdSpan(string Value)
{
    public override string ToString() => Value;
}

/// <summary>A grain's identity. Equal ids are the same grain, whether it is active or not.</summary>
public readonly struct GrainId : IEquatable<GrainId>
{
    private readonly string _type;
    private readonly string _key;
    private readonly int _hash;

    private GrainId(string type, string key)
    {
        _type = type;
        _key = key;
        _hash = HashCode.Combine(type, key);
    }

    public GrainType Type => new(_type);

    public IdSpan Key => new(_key);

    public static GrainId Create(string type, string key) => new(type, key);

    public bool Equals(GrainId other) => _hash == other._hash && _key == other._key && _type == other._type;

    public override bool Equals([NotNullWhen(true)] object? obj) => obj is GrainId other && Equals(other);

    public override int GetHashCode() => _hash;

    /// <summary>"type/key".</summary>
    public override string ToString() => $"{_type}/{_key}";

    public static bool operator ==(GrainId left, GrainId right) => left.Equals(right);

    public static bool operator !=(GrainId left, GrainId right) => !left.Equals(right);
}
