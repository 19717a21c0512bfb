using System.Data.Common;
using ContactCenter.Secrets;
using ContactCenter.Storage.Connections;
using ContactCenter.Storage.Sql;

namespace ContactCenter.Storage.Keys;

/// <summary>Keys in the table <c>server_keys</c>.</summary>
internal sealed class SqlServerKeys(StorageDataSources dataSources) : IServerKeys
{
    private const string Select = "select key_id, purpose, private_key, public_key from server_keys";

    public async Task<ServerKey> GetOrAddAsync(ServerKey offered, CancellationToken cancellationToken = default)
    {
        // The write is over when its answer, which has no rows, has been read.
        await new SqlQuery("""
            insert into server_keys (key_id, purpose, private_key, public_key) values (@id, @purpose, @private, @public)
            on conflict (purpose) do nothing
            """)
            .With("@id", offered.KeyId).With("@purpose", offered.Purpose).With("@private", offered.PrivateKey).With("@public", offered.PublicKey)
            .ReadAsync(dataSources.Journal, Read, cancellationToken);
        return (await FindByPurposeAsync(offered.Purpose, cancellationToken))!;
    }

    public Task<ServerKey?> FindByPurposeAsync(string purpose, CancellationToken cancellationToken = default) =>
        new SqlQuery($"{Select} where purpose = @purpose").With("@purpose", purpose)
            .FirstAsync<ServerKey?>(dataSources.Directory, Read, cancellationToken);

    public Task<ServerKey?> FindAsync(string keyId, CancellationToken cancellationToken = default) =>
        new SqlQuery($"{Select} where key_id = @id").With("@id", StorableText.Mend(keyId))
            .FirstAsync<ServerKey?>(dataSources.Directory, Read, cancellationToken);

    private static ServerKey Read(DbDataReader reader) =>
        new(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3));
}
