using ContactCenter.Silo.Hosting;
using Microsoft.Extensions.Hosting;

var builder = Host.CreateApplicationBuilder(args);
if (!ClusterSettings.Read(builder.Configuration).IsConfigured)
    throw new InvalidOperationException("A silo joins a cluster: set Cluster:Id and ConnectionStrings:ContactCenter. (One process alone: run the Api.)");
builder.AddContactCenterSilo();
try
{
    await builder.Build().RunAsync();
    return 0;
}
catch (ConfigurationException wrong)
{
    await Console.Error.WriteLineAsync(wrong.Message);
    return 1;
}
