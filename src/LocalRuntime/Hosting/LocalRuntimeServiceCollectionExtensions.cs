using ContactCenter.LocalRuntime;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Orleans.Storage;
using Orleans.Streams;

namespace Orleans.Hosting;

/// <summary>Puts LocalRuntime, its storage and its streams into a host.</summary>
public static class LocalRuntimeServiceCollectionExtensions
{
    /// <summary>
    /// Hosts the grains of the given assemblies in this process. Grains can be called as soon as the services are built; when the host
    /// stops, every activation is deactivated within the host's shutdown timeout.
    /// </summary>
    public static IServiceCollection AddLocalRuntime(this IServiceCollection services, Action<LocalRuntimeOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var options = new LocalRuntimeOptions();
        configure(options);
        options.Validate();
        if (options.Simulation is { } simulation)
            services.Replace(ServiceDescriptor.Singleton(simulation.TimeProvider));
        services.AddSingleton(options);
        services.AddSingleton<GrainRuntime>();
        services.AddSingleton<IClusterClient>(provider => provider.GetRequiredService<GrainRuntime>().Client);
        services.AddSingleton<IGrainFactory>(provider => provider.GetRequiredService<GrainRuntime>().Client);
        return services.AddSingleton<IHostedService, LocalRuntimeHost>();
    }

    /// <summary>Grain storage in memory under a name. Lost with the process.</summary>
    public static IServiceCollection AddMemoryGrainStorage(this IServiceCollection services, string name) =>
        services.AddKeyedSingleton<IGrainStorage>(name, (_, _) => new MemoryGrainStorage());

    /// <summary>Grain storage in the ADO.NET tables of Orleans under a name.</summary>
    public static IServiceCollection AddAdoNetGrainStorage(
        this IServiceCollection services, string name, Func<IServiceProvider, AdoNetGrainStorageOptions> options) =>
        services.AddKeyedSingleton<IGrainStorage>(name, (provider, _) => new AdoNetGrainStorage(name, options(provider)));

    /// <summary>Streams within this process under a name.</summary>
    public static IServiceCollection AddMemoryStreams(this IServiceCollection services, string name) =>
        services.AddKeyedSingleton<IStreamProvider>(
            name, (provider, _) => new LocalStreamProvider(name, provider.GetRequiredService<GrainRuntime>()));
}
