using ContactCenter.Entities;
using ContactCenter.Journal;
using ContactCenter.Silo.Hosting;
using ContactCenter.Workspace;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Orleans.Hosting;
using Orleans.Storage;

namespace ContactCenter.Silo.Checking;

/// <summary>Puts a process together that verifies a database: its own small silo, in which nothing runs by itself and no actor writes.</summary>
public static class VerifyHosting
{
    private const string Product = "ContactCenter.";
    private const string Storage = "ContactCenter.Storage.";

    public static IHostApplicationBuilder AddContactCenterVerifier(this IHostApplicationBuilder builder)
    {
        // It joins no cluster: it only shares the database with one.
        builder.Configuration[$"{ClusterSettings.Section}:{nameof(ClusterSettings.Id)}"] = "";
        builder.AddContactCenterSilo();
        builder.UseOrleans(silo => silo.AddGrainExtension<IRowsExtension, RowsExtension>());
        var services = builder.Services;
        foreach (var running in services.Where(service => service.ServiceType == typeof(IHostedService) && RunsByItself(TypeOf(service))).ToList())
            services.Remove(running);
        // Nobody is woken by what a server writes meanwhile: that would be done twice. Only the configuration is followed.
        services.RemoveAll<IJournalConsumer>();
        services.AddSingleton(provider => (IJournalConsumer)provider.GetRequiredService<IWorkspaceConfiguration>());
        var journal = services.Last(service => service.ServiceType == typeof(IJournal)).ImplementationType!;
        services.Replace(ServiceDescriptor.Singleton<IJournal>(
            provider => new ReadOnlyJournal((IJournal)ActivatorUtilities.CreateInstance(provider, journal))));
        services.AddKeyedSingleton<IGrainStorage, NoSnapshots>(SnapshotStorage.Provider);
        services.AddSingleton<CollectedRows>();
        services.AddSingleton<Verifier>();
        // What it finds it says itself.
        builder.Logging.ClearProviders();
        return builder;
    }

    /// <summary>Ours runs by itself, except the storage's follower; the schema is not brought up to date by somebody who looks.</summary>
    private static bool RunsByItself(Type type) => type.FullName is { } name && name.StartsWith(Product, StringComparison.Ordinal)
        && (!name.StartsWith(Storage, StringComparison.Ordinal) || typeof(IHostedLifecycleService).IsAssignableFrom(type));

    private static Type TypeOf(ServiceDescriptor service) => service.ImplementationType ?? service.ImplementationInstance?.GetType()
        ?? service.ImplementationFactory!.GetType().GenericTypeArguments[1];
}
