using System.Reflection;

namespace ContactCenter.Harness;

/// <summary>Which grain class stands behind which grain interface.</summary>
internal sealed class GrainManifest
{
    private readonly Dictionary<Type, GrainClass> _byInterface = [];

    public GrainManifest(IEnumerable<Assembly> assemblies, TimeSpan defaultCollectionAge)
    {
        var names = new Dictionary<string, Type>();
        foreach (var type in assemblies.Distinct().SelectMany(assembly => assembly.GetTypes()).Where(IsGrainClass))
        {
            var grainClass = new GrainClass(type, defaultCollectionAge);
            if (!names.TryAdd(grainClass.Name, type))
                throw new InvalidOperationException($"{type} and {names[grainClass.Name]} have the same grain type name '{grainClass.Name}'.");
            foreach (var grainInterface in type.GetInterfaces().Where(IsGrainInterface))
                if (!_byInterface.TryAdd(grainInterface, grainClass))
                    throw new InvalidOperationException($"{grainInterface} is implemented by {type} and by {_byInterface[grainInterface].Type}.");
        }
    }

    public GrainClass ClassOf(Type grainInterface) => _byInterface.TryGetValue(grainInterface, out var grainClass)
        ? grainClass
        : throw new ArgumentException($"No grain class implements {grainInterface}. Is its assembly among HarnessOptions.GrainAssemblies?");

    private static bool IsGrainClass(Type type) =>
        type is { IsClass: true, IsAbstract: false, IsGenericTypeDefinition: false } && typeof(Grain).IsAssignableFrom(type);

    private static bool IsGrainInterface(Type type) => typeof(IGrainWithStringKey).IsAssignableFrom(type) && type != typeof(IGrainWithStringKey);
}
