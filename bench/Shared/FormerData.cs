using System.Formats.Tar;
using System.IO.Compression;
using System.Text;
using Npgsql;

namespace ContactCenter.Driving;

/// <summary>The data of a former version, packed: the folder of a server and, for PostgreSQL, a dump of its database.</summary>
public static class FormerData
{
    public const string FolderFile = "data.tar.gz";
    public const string DumpFile = "dump.sql.gz";
    public const string ResponsesFile = "responses.json";

    public static async Task PackFolderAsync(string folder, string file)
    {
        await using var zip = new GZipStream(File.Create(file), CompressionLevel.SmallestSize);
        await TarFile.CreateFromDirectoryAsync(folder, zip, includeBaseDirectory: false);
    }

    public static async Task UnpackFolderAsync(string file, string folder)
    {
        await using var zip = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        await TarFile.ExtractToDirectoryAsync(zip, folder, overwriteFiles: false);
    }

    public static async Task PackDumpAsync(string sql, string file)
    {
        await using var zip = new GZipStream(File.Create(file), CompressionLevel.SmallestSize);
        await zip.WriteAsync(Encoding.UTF8.GetBytes(sql));
    }

    /// <param name="connectionString">An empty database.</param>
    public static async Task RestoreDumpAsync(string file, string connectionString)
    {
        await using var zip = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
        using var reader = new StreamReader(zip, Encoding.UTF8);
        // What begins with a backslash is for the command-line client.
        var lines = (await reader.ReadToEndAsync()).Split('\n').Where(line => !line.StartsWith('\\'));
        await using var source = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false });
        await using var command = source.CreateCommand(string.Join('\n', lines));
        await command.ExecuteNonQueryAsync();
    }
}
