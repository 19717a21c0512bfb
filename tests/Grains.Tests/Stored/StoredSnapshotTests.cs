using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ContactCenter.Accounts;
using ContactCenter.Entities;
using ContactCenter.Journal;

namespace ContactCenter.Tests.Stored;

/// <summary>
/// Snapshots as Orleans' storage keeps them. One of the present shape is read as it was meant; a shape that changes gets another number, and
/// snapshots of the former one are left aside.
/// </summary>
public sealed class StoredSnapshotTests
{
    private static readonly JsonSerializerOptions Storage = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> EntityTypeNames { get; } = [.. Grains().Keys];

    [Fact]
    public void Actor_that_keeps_entries_is_among_the_stored_ones() =>
        Assert.Equal(
            Grains().Values.Select(grain => ParentOf(grain)!.GenericTypeArguments[1]).Order(ByName),
            StoredActor.All.Where(actor => actor.StateType is not null).Select(actor => actor.EntryType).Order(ByName));

    [Theory, MemberData(nameof(EntityTypeNames))]
    public void Snapshot_of_the_present_shape_is_read_and_written_again_the_same(string entityType)
    {
        var (actor, shape) = (StoredActor.All.Single(one => one.EntityType == entityType), ShapeOf(Grains()[entityType]));
        var file = $"{entityType}/{StoredFiles.SnapshotKind}.{shape}.json";
        if (StoredFiles.Writes) StoredFiles.WriteMissing(file, Write(actor, shape));
        Assert.Contains(file, StoredFiles.All());

        var saved = JsonSerializer.Deserialize<EntitySnapshot>(StoredFiles.Read(file), Storage)!;
        Assert.Equal(shape, saved.Shape);
        var state = JsonSerializer.Deserialize(saved.State!, actor.StateType!, JournalJson.Options);
        var written = JsonSerializer.Serialize(state, actor.StateType!, JournalJson.Options);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(saved.State!), JsonNode.Parse(written)), $"The shape of {entityType} has changed: {written}");
    }

    private static string Write(StoredActor actor, int shape) => JsonSerializer.Serialize(
        new EntitySnapshot
        {
            Key = "6650c1f2a7b3d4e5f6071829", Seq = 50, Shape = shape, HasFormerNames = false, RecentCommandIds = ["m1", "~~call/a~1b"],
            State = JsonSerializer.Serialize(new Sampler(isFull: true).Make(actor.StateType!), actor.StateType!, JournalJson.Options),
        },
        Storage);

    private static Dictionary<string, Type> Grains() => typeof(AccountGrain).Assembly.GetTypes().Where(type => !type.IsAbstract && ParentOf(type) is not null)
        .ToDictionary(type => StoredActor.All.FirstOrDefault(actor => actor.EntryType == ParentOf(type)!.GenericTypeArguments[1])?.EntityType ?? type.Name);

    private static Type? ParentOf(Type type) =>
        type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(EntityGrain<,>) ? parent : null;

    /// <summary>A grain says it before it is activated: the number is a constant.</summary>
    private static int ShapeOf(Type grain) => (int)grain.GetProperty("StateShape", BindingFlags.NonPublic | BindingFlags.Instance)!
        .GetValue(RuntimeHelpers.GetUninitializedObject(grain))!;

    private static Comparer<Type> ByName { get; } = Comparer<Type>.Create((one, two) => string.CompareOrdinal(one.Name, two.Name));
}
