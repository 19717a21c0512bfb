using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Metadata;
using Orleans.Runtime;

namespace ContactCenter.Silo.Hosting;

/// <summary>
/// Remembers the cluster-wide name of each grain interface. Orleans makes it anew whenever a grain is called by its key: by reflection, and by
/// taking the type's name apart.
/// </summary>
internal sealed class InterfaceNames(IServiceProvider services) : IGrainInterfaceTypeProvider
{
    private readonly ConcurrentDictionary<Type, GrainInterfaceType> _names = new();

    public bool TryGetGrainInterfaceType(Type type, out GrainInterfaceType grainInterfaceType)
    {
        grainInterfaceType = _names.GetOrAdd(type, Find);
        return true;
    }

    /// <summary>Registers the names before whatever else names interfaces: the first that knows a name is believed.</summary>
    public static void AddTo(IServiceCollection services) =>
        services.Insert(0, ServiceDescriptor.Singleton<IGrainInterfaceTypeProvider, InterfaceNames>());

    private GrainInterfaceType Find(Type type)
    {
        foreach (var provider in services.GetServices<IGrainInterfaceTypeProvider>())
            if (provider is not InterfaceNames && provider.TryGetGrainInterfaceType(type, out var name)) return name;
        return services.GetRequiredService<GrainInterfaceTypeResolver>().GetGrainInterfaceTypeByConvention(type);
    }
}
