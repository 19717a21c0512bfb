using ContactCenter.Integrations.Settings;
using ContactCenter.Silo.Hosting;
using ContactCenter.Silo.Starting;
using Microsoft.Extensions.Hosting;

if (args is [HealthCheck.Verb, .. var options])
{
    var configuration = Host.CreateApplicationBuilder(options).Configuration;
    return await HealthCheck.RunAsync(cancellationToken => SiloHealthCheck.AskAsync(configuration, cancellationToken));
}

return await StartUp.RunAsync(() =>
{
    var builder = Host.CreateApplicationBuilder(args);
    if (!ClusterSettings.Read(builder.Configuration).IsConfigured)
        throw new ConfigurationException("A silo joins a cluster: set Cluster:Id and ConnectionStrings:ContactCenter. (One process alone: run the Api.)");
    builder.AddContactCenterSilo();
    return builder.Build();
});
