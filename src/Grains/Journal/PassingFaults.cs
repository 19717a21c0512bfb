using System.Data.Common;
using ContactCenter.Errors;

namespace ContactCenter.Journal;

/// <summary>
/// Recognises faults that pass by themselves. The request is not at fault, and its outcome is unknown. Asked again with the same command
/// id, it happens once.
/// </summary>
public static class PassingFaults
{
    // SQLite's codes for a database that is busy, locked, out of memory, unreadable, full or not there.
    private const int SqliteBusy = 5, SqliteLocked = 6, SqliteNoMemory = 7, SqliteIo = 10, SqliteFull = 13, SqliteCannotOpen = 14;

    public static bool Includes(Exception exception) => exception switch
    {
        ContactCenterException known => known.Error.Kind == ErrorKind.Unavailable,
        JournalUnavailableException or JournalFencedException or TimeoutException => true,
        DbException database => database.IsTransient || IsOfTheServer(database),
        OrleansException => true,
        _ => false,
    };

    /// <summary>Tells whether the server, the line to it or its resources are at fault, and not the statement.</summary>
    private static bool IsOfTheServer(DbException database) => database.SqlState switch
    {
        // Connection, rollback, resources, state of an object, an operator (shutdown), the system, the server's own faults.
        ['0', '8', ..] or ['4', '0', ..] or ['5', '3', ..] or ['5', '5', ..] or ['5', '7', ..] or ['5', '8', ..] or ['X', 'X', ..] => true,
        null or "" => database.ErrorCode is SqliteBusy or SqliteLocked or SqliteNoMemory or SqliteIo or SqliteFull or SqliteCannotOpen,
        _ => false,
    };
}
