using System.Collections.Immutable;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Hosting;
using ContactCenter.Storage.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ContactCenter.Storage.Copying;

/// <summary>
/// Copies the configured database into an empty one on PostgreSQL, in pages, each in one transaction with how far it is: a copy that was cut off
/// goes on where it was. At the end every table is read again on both sides and compared.
/// </summary>
public sealed class DatabaseCopy(IConfiguration configuration, string targetConnectionString, TextWriter output)
{
    private const int ProgressPages = 25;

    /// <summary>Rows that one transaction copies.</summary>
    public int RowsPerPage { get; init; } = 2_000;

    /// <exception cref="RefusedToolException">It cannot be done; the message says why.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        await using var source = await CopySource.OpenAsync(configuration, cancellationToken);
        var settings = new NpgsqlConnectionStringBuilder(targetConnectionString) { Pooling = false, ApplicationName = "contact-center-copy" };
        await using var target = new NpgsqlConnection(settings.ConnectionString);
        await target.OpenAsync(cancellationToken);
        await CopySource.CheckNoServerAsync(target, $"database {settings.Database} on {settings.Host}", cancellationToken);
        var progress = new CopyProgress(target);
        var identity = $"{source.Name}, position {await CopySource.ScalarAsync(source.Connection, "select position from journal_head", cancellationToken)}";
        var tables = await PrepareAsync(target, progress, identity, cancellationToken);

        foreach (var table in tables)
        {
            if (await CopyCatalog.IsInAsync(source, table, cancellationToken)) await CopyAsync(source, target, table, progress, cancellationToken);
        }

        await progress.ExecuteAsync("analyze", null, cancellationToken);
        await CompareAsync(source, target, tables, cancellationToken);
        await progress.EndAsync(cancellationToken);
        await output.WriteLineAsync("The copy is complete, and equal to its source.");
    }

    private async Task<ImmutableArray<CopyTable>> PrepareAsync(
        NpgsqlConnection target, CopyProgress progress, string identity, CancellationToken cancellationToken)
    {
        var former = await progress.FindSourceAsync(cancellationToken);
        if (former is not null && former != identity)
        {
            throw new RefusedToolException(
                $"The target holds an unfinished copy of something else ({former}; now {identity}). Drop the database, create it anew, and copy again.");
        }

        if (former is null) await MigrateAsync(cancellationToken);
        var tables = await CopyCatalog.ReadAsync(target, cancellationToken);
        if (former is not null)
        {
            await output.WriteLineAsync("Going on with the copy that was begun.");
            return tables;
        }

        if (!await progress.IsEmptyAsync(tables, cancellationToken))
            throw new RefusedToolException("The target is not empty. Copy into a database on which no server was started.");
        await progress.BeginAsync(identity, cancellationToken);
        return tables;
    }

    private async Task MigrateAsync(CancellationToken cancellationToken)
    {
        var services = new ServiceCollection().AddLogging().AddContactCenterStorage(new ConfigurationBuilder()
            .AddInMemoryCollection([new("ConnectionStrings:ContactCenter", targetConnectionString)]).Build());
        await using var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<SchemaMigrator>().StartingAsync(cancellationToken);
    }

    private async Task CopyAsync(
        CopySource source, NpgsqlConnection target, CopyTable table, CopyProgress progress, CancellationToken cancellationToken)
    {
        var state = await progress.ReadAsync(table, cancellationToken);
        for (var page = 1; !state.IsDone; page++)
        {
            await using var transaction = await target.BeginTransactionAsync(cancellationToken);
            // What the schema itself has put there is the source's to say.
            if (state.LastKey is null) await progress.ExecuteAsync($"delete from {table.Name}", transaction, cancellationToken);
            state = await CopyPageAsync(source, target, table, state, cancellationToken);
            await progress.WriteAsync(table, state, transaction, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            if (page % ProgressPages == 0) await output.WriteLineAsync($"{table.Name}: {state.Rows:N0} rows so far");
        }

        await output.WriteLineAsync($"{table.Name}: {state.Rows:N0} rows copied");
    }

    private async Task<CopyProgress.State> CopyPageAsync(
        CopySource source, NpgsqlConnection target, CopyTable table, CopyProgress.State state, CancellationToken cancellationToken)
    {
        var isSqlite = source.Kind == DatabaseKind.Sqlite;
        ImmutableArray<object>? after = state.LastKey is { } last ? table.ReadKey(last, isSqlite) : null;
        await using var command = table.CreateRead(source.Connection, after, RowsPerPage);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await using var importer = await target.BeginBinaryImportAsync($"copy {table.Name} ({table.ColumnList}) from stdin (format binary)", cancellationToken);
        var (count, key) = (0, (ImmutableArray<object>?)null);
        while (await reader.ReadAsync(cancellationToken))
        {
            var row = table.Read(reader);
            await importer.StartRowAsync(cancellationToken);
            for (var i = 0; i < row.Length; i++)
            {
                if (row[i] is { } value) await importer.WriteAsync(value, table.Columns[i].Type, cancellationToken);
                else await importer.WriteNullAsync(cancellationToken);
            }

            (count, key) = (count + 1, table.KeyOf(row));
        }

        await importer.CompleteAsync(cancellationToken);
        return new CopyProgress.State(key is { } end ? CopyTable.WriteKey(end, isSqlite) : state.LastKey, state.Rows + count, count < RowsPerPage);
    }

    private async Task CompareAsync(
        CopySource source, NpgsqlConnection target, ImmutableArray<CopyTable> tables, CancellationToken cancellationToken)
    {
        var different = new List<string>();
        foreach (var table in tables)
        {
            var copied = await TableHash.OfAsync(table, target, cancellationToken);
            var original = await CopyCatalog.IsInAsync(source, table, cancellationToken)
                ? await TableHash.OfAsync(table, source.Connection, cancellationToken)
                : new TableHash(0, 0);
            if (copied == original) await output.WriteLineAsync($"{table.Name}: equal, {copied}");
            else different.Add($"{table.Name} ({original} in the source, {copied} in the copy)");
        }

        if (different.Count > 0)
            throw new RefusedToolException($"The copy differs from its source: {string.Join("; ", different)}. Drop the target, and copy again.");
    }
}
