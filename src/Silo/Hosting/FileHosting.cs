using ContactCenter.Files;
using ContactCenter.Integrations.Files;
using ContactCenter.Integrations.Settings;
using ContactCenter.Silo.Files;
using ContactCenter.Storage.Files;
using ContactCenter.Storage.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ContactCenter.Silo.Hosting;

/// <summary>
/// Registers where files are kept: <c>Files:S3</c>; or the folder <c>Files:Folder</c>, which the nodes of a cluster share; or else, in a cluster, the
/// database, and in a process of its own the folder <c>files</c> in <c>Data:Path</c>.
/// </summary>
internal static class FileHosting
{
    private const string FolderName = "files";

    public static void AddFiles(this IHostApplicationBuilder builder)
    {
        var (services, configuration) = (builder.Services, builder.Configuration);
        var isCluster = ClusterSettings.Read(configuration).IsConfigured;
        if (configuration[$"{S3Settings.Section}:{nameof(S3Settings.Endpoint)}"] is { Length: > 0 })
        {
            services.AddSettings<S3Settings>(S3Settings.Section);
            services.AddSingleton<IFileStore, S3Files>();
        }
        else if (configuration["Files:Folder"] is { Length: > 0 } folder)
        {
            services.AddSingleton(new FileFolder(folder));
            services.AddSingleton<IFileStore>(provider => provider.GetRequiredService<FileFolder>());
            if (isCluster) services.AddHostedService<SharedFolderCheck>();
        }
        else if (isCluster)
        {
            services.AddSingleton<IFileStore>(provider => provider.GetRequiredService<PostgresFiles>());
            services.AddSingleton(new OwnFolder(OwnPath(configuration)));
            services.AddHostedService<DatabaseFilesCheck>();
        }
        else services.AddSingleton<IFileStore>(new FileFolder(OwnPath(configuration)));
    }

    private static string OwnPath(IConfiguration configuration) =>
        Path.Combine(DataFolder.Of(configuration), FolderName);
}
