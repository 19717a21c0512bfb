using ContactCenter.Storage.Connections;
using Microsoft.Data.Sqlite;

namespace ContactCenter.Storage.Sqlite;

/// <summary>Says in one sentence why the SQLite file cannot be used where it is configured.</summary>
internal static class SqliteFaults
{
    private const int NoDatabase = 26;

    /// <exception cref="DatabaseRefusedException">The folder is not there and cannot be made.</exception>
    public static void MakeFolder(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            throw new DatabaseRefusedException(
                $"The folder '{path}' cannot be made ({fault.Message.TrimEnd('.')}): name one by Data:Path that the user of this process may write to.", fault);
        }
    }

    public static string Explain(Exception fault, string file) => fault is SqliteException { SqliteErrorCode: NoDatabase }
        ? $"The file '{file}' is no SQLite database: move it away, or name another folder by Data:Path."
        : $"SQLite cannot use the file '{file}' ({fault.Message.TrimEnd('.')}): name a folder by Data:Path that the user of this process may write to.";
}
