using System.Text;
using System.Text.Json.Nodes;

namespace ContactCenter.Tests.Fuzz;

/// <summary>Makes of a right input one that is wrong in a few places: first its tree, then its text, then its bytes.</summary>
internal sealed class JsonMutator(Random random)
{
    private const string Mark = "@hostile-";

    /// <summary>Often none or one, or all would end at the first fault.</summary>
    private static readonly int[] ChangeCounts = [0, 0, 0, 1, 1, 1, 1, 2, 2, 4];

    /// <summary>Well-formed or not; the tree's changes alone.</summary>
    public string Text(JsonNode? right)
    {
        var tree = right?.DeepClone() ?? new JsonObject();
        var hostile = new List<string>();
        for (var changes = Pick(ChangeCounts); changes > 0; changes--) tree = Changed(tree, hostile);
        var text = tree.ToJsonString();
        for (var i = 0; i < hostile.Count; i++) text = text.Replace($"\"{Mark}{i}\"", hostile[i], StringComparison.Ordinal);
        return random.Next(15) == 0 ? WithDuplicate(text) : text;
    }

    public byte[] Bytes(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        return random.Next(30) switch
        {
            0 => bytes[..random.Next(bytes.Length + 1)],
            1 => [.. bytes[..(bytes.Length / 2)], 0xff, 0xed, 0xa0, 0x80, .. bytes[(bytes.Length / 2)..]],
            2 => [.. Encoding.UTF8.Preamble, .. bytes],
            3 => Encoding.Unicode.GetBytes(text),
            4 => Flipped(bytes),
            5 => [.. bytes, .. bytes],
            _ => bytes,
        };
    }

    private JsonNode Changed(JsonNode tree, List<string> hostile)
    {
        var places = new List<(JsonNode Parent, object Key)>();
        Collect(tree, places);
        if (places.Count == 0) return Hostile(hostile);
        var (parent, key) = Pick(places);
        switch (random.Next(8))
        {
            case 0: Remove(parent, key); break;
            case 1 when parent is JsonObject members: members[(string)key + Pick(["", " ", "$", "\u0001", "2"])] = Taken(parent, key); break;
            case 2: Set(parent, key, new JsonArray(Taken(parent, key))); break;
            case 3: Set(parent, key, new JsonObject { ["x"] = Taken(parent, key) }); break;
            case 4 when parent is JsonObject more: more["unknown" + random.Next(3)] = Hostile(hostile); break;
            default: Set(parent, key, Hostile(hostile)); break;
        }

        return tree;
    }

    private static void Collect(JsonNode? node, List<(JsonNode Parent, object Key)> places)
    {
        if (node is JsonObject members)
        {
            foreach (var (name, value) in members)
            {
                places.Add((node, name));
                Collect(value, places);
            }
        }
        else if (node is JsonArray items)
        {
            for (var i = 0; i < items.Count; i++)
            {
                places.Add((node, i));
                Collect(items[i], places);
            }
        }
    }

    private JsonValue Hostile(List<string> hostile)
    {
        hostile.Add(Pick(HostileValues.Json));
        return JsonValue.Create($"{Mark}{hostile.Count - 1}");
    }

    private string WithDuplicate(string text)
    {
        var brace = text.IndexOf('{', StringComparison.Ordinal);
        var colon = brace < 0 ? -1 : text.IndexOf("\":", brace, StringComparison.Ordinal);
        if (colon < 0) return text;
        return $"{text[..(colon + 1)]}:{Pick(HostileValues.Json)},{text[(brace + 1)..]}";
    }

    private byte[] Flipped(byte[] bytes)
    {
        if (bytes.Length > 0) bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return bytes;
    }

    private T Pick<T>(IReadOnlyList<T> choices) => choices[random.Next(choices.Count)];

    private static JsonNode? Taken(JsonNode parent, object key)
    {
        var value = parent is JsonObject members ? members[(string)key] : parent[(int)key];
        return value?.DeepClone();
    }

    private static void Set(JsonNode parent, object key, JsonNode? value)
    {
        if (parent is JsonObject members) members[(string)key] = value;
        else parent[(int)key] = value;
    }

    private static void Remove(JsonNode parent, object key)
    {
        if (parent is JsonObject members) members.Remove((string)key);
        else ((JsonArray)parent).RemoveAt((int)key);
    }
}
