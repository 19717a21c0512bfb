namespace ContactCenter.Api.Feed;

/// <summary>Rendered items on their way to one client, in order. Reused: cleared when the message with them has been written.</summary>
[JsonConverter(typeof(EntryBatchConverter))]
public sealed class EntryBatch(int maxEntries, int maxBytes)
{
    private readonly List<byte[]> _items = [];
    private int _bytes;

    public IReadOnlyList<byte[]> Items => _items;

    /// <summary>Position of the last item.</summary>
    public long LastPosition { get; private set; }

    public bool IsEmpty => _items.Count == 0;

    /// <summary>False = full: send it first. An item larger than the limit is taken by an empty batch.</summary>
    public bool TryAdd(long position, byte[] item)
    {
        if (_items.Count >= maxEntries || (_items.Count > 0 && _bytes + item.Length > maxBytes)) return false;
        _items.Add(item);
        _bytes += item.Length;
        LastPosition = position;
        return true;
    }

    public void Clear()
    {
        _items.Clear();
        _bytes = 0;
    }
}

/// <summary>Writes the items as they are: they were valid JSON when they were rendered.</summary>
internal sealed class EntryBatchConverter : JsonConverter<EntryBatch>
{
    public override EntryBatch Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("Batches are sent, never received.");

    public override void Write(Utf8JsonWriter writer, EntryBatch value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        for (var i = 0; i < value.Items.Count; i++) writer.WriteRawValue(value.Items[i], skipInputValidation: true);
        writer.WriteEndArray();
    }
}
