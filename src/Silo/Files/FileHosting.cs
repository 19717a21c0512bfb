using ContactCenter.Files;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ContactCenter.Silo.Files;

/// <summary>Registers where files are kept: <c>Files:S3</c>, or else the folder <c>files</c> in <c>Data:Path</c>.</summary>
internal static class FileHosting
{
    private const string DefaultDataPath = "./data";
    private const string FolderName = "files";

    public static void AddFiles(this IHostApplicationBuilder builder)
    {
        if (S3Settings.Read(builder.Configuration) is { } s3)
        {
            builder.Services.AddSingleton(s3);
            builder.Services.AddSingleton<IFileStore, S3Files>();
            return;
        }

        var data = builder.Configuration["Data:Path"] is { Length: > 0 } configured ? configured : DefaultDataPath;
        builder.Services.AddSingleton<IFileStore>(new FileFolder(Path.Combine(data, FolderName)));
    }
}
