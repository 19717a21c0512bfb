using System.Collections.Frozen;
using System.Reflection;

namespace ContactCenter.Harness;

/// <summary>The object behind a grain interface in a caller's hands: turns each method call into a <see cref="MethodCall"/>.</summary>
/// <remarks>Public only because proxies are emitted into another assembly.</remarks>
public class GrainReference : DispatchProxy, IAddressable, IEquatable<GrainReference>
{
    private FrozenDictionary<MethodInfo, GrainMethod> _methods = FrozenDictionary<MethodInfo, GrainMethod>.Empty;
    private GrainClass _class = null!;

    internal GrainId GrainId { get; private set; }

    internal GrainRuntime Runtime { get; private set; } = null!;

    internal void Initialize(GrainRuntime runtime, GrainClass grainClass, FrozenDictionary<MethodInfo, GrainMethod> methods)
    {
        Runtime = runtime;
        _class = grainClass;
        _methods = methods;
    }

    // A clone is an order of magnitude cheaper than another proxy instance made by reflection.
    internal GrainReference WithKey(string key)
    {
        var clone = (GrainReference)MemberwiseClone();
        clone.GrainId = GrainId.Create(_class.Name, key);
        return clone;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var method = _methods[targetMethod!];
        return Runtime.Call(GrainId, _class, method, args ?? []);
    }

    public bool Equals(GrainReference? other) => other is not null && GrainId == other.GrainId;

    public override bool Equals(object? obj) => obj is GrainReference other && Equals(other);

    public override int GetHashCode() => GrainId.GetHashCode();

    /// <summary>"type/key".</summary>
    public override string ToString() => GrainId.ToString();
}
