using System.Globalization;

namespace ContactCenter.Storage.Journal;

/// <summary>A key of the snapshot table, as Orleans' ADO.NET provider makes it from a grain's key.</summary>
internal readonly record struct SnapshotKey(long N0, long N1, string Text)
{
    /// <summary>
    /// Lists all keys under which the snapshot of an entity may be stored. The provider stores a key that happens to read as a GUID or as a
    /// hexadecimal number as that number. Snapshots are a cache, so erasing one that only shares the key costs time and nothing else.
    /// </summary>
    public static IEnumerable<SnapshotKey> AllOf(string entityId)
    {
        yield return new SnapshotKey(0, 0, entityId);
        if (Guid.TryParseExact(entityId, "N", out var guid))
        {
            var bytes = guid.ToByteArray();
            yield return new SnapshotKey(BitConverter.ToInt64(bytes, 0), BitConverter.ToInt64(bytes, 8), "");
        }
        else if (long.TryParse(entityId, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number))
        {
            yield return new SnapshotKey(0, number, "");
        }
    }
}
