using ContactCenter.Harness;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Orleans.Storage;

namespace Orleans.Hosting;

/// <summary>Registers the harness and its storage in memory.</summary>
public static class HarnessServiceCollectionExtensions
{
    /// <summary>Hosts the grains of the given assemblies in this process. Grains can be called as soon as the services are built.</summary>
    public static IServiceCollection AddHarness(this IServiceCollection services, Action<HarnessOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new HarnessOptions();
        configure(options);
        options.Validate();
        if (options.Simulation is { } simulation)
            services.Replace(ServiceDescriptor.Singleton(simulation.TimeProvider));
        services.AddSingleton(options);
        services.AddSingleton<GrainRuntime>();
        services.AddSingleton<IClusterClient>(provider => provider.GetRequiredService<GrainRuntime>().Client);
        return services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<GrainRuntime>().Client);
    }

    /// <summary>Grain storage in memory under a name. Lost with the process.</summary>
    public static IServiceCollection AddMemoryGrainStorage(this IServiceCollection services, string name) =>
        services.AddKeyedSingleton<IGrainStorage>(name, (_, _) => new MemoryGrainStorage());
}
