using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Reflection;

namespace ContactCenter.Harness;

/// <summary>Makes references, from one prototype per grain interface.</summary>
internal sealed class GrainReferences(GrainRuntime runtime, GrainManifest manifest, TimeSpan responseTimeout)
{
    private readonly ConcurrentDictionary<Type, GrainReference> _prototypes = new();

    public GrainReference Create(Type grainInterface, string key)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return _prototypes.GetOrAdd(grainInterface, static (type, self) => self.CreatePrototype(type), this).WithKey(key);
    }

    private GrainReference CreatePrototype(Type grainInterface)
    {
        var grainClass = manifest.ClassOf(grainInterface);
        var methods = grainInterface.GetInterfaces().Append(grainInterface)
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance))
            .ToFrozenDictionary(method => method, method => GrainMethod.Create(method, responseTimeout));
        var prototype = (GrainReference)DispatchProxy.Create(grainInterface, typeof(GrainReference));
        prototype.Initialize(runtime, grainClass, methods);
        return prototype;
    }
}
