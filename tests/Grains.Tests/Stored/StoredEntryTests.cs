using System.Text.Json;
using System.Text.Json.Nodes;
using ContactCenter.Journal;

namespace ContactCenter.Tests.Stored;

/// <summary>
/// Entries that some version wrote are read for ever. A new kind gets its files with WRITE_STORED=1, which never changes one that is there.
/// </summary>
public sealed class StoredEntryTests
{
    public static TheoryData<string> Files { get; } = FindFiles();

    [Fact]
    public void Entry_kind_has_a_stored_file()
    {
        var missing = from actor in StoredActor.All from kind in actor.Kinds()
                      where !StoredFiles.All().Any(file => file.StartsWith($"{actor.EntityType}/{kind.Kind}.", StringComparison.Ordinal))
                      select $"{actor.EntityType}/{kind.Kind}";
        Assert.Empty(missing);
    }

    [Theory, MemberData(nameof(Files))]
    public void Stored_entry_is_read_and_written_again_the_same(string file)
    {
        var (written, rewritten) = (ActorOf(file).Write(Read(file)), StoredFiles.RewrittenOf(file));
        if (StoredFiles.Writes && !IsSame(StoredFiles.Read(file), written)) StoredFiles.WriteMissing(rewritten, written);
        Assert.True(IsSame(StoredFiles.Read(StoredFiles.Exists(rewritten) ? rewritten : file), written), $"{file}: {written}");
    }

    [Theory, MemberData(nameof(Files))]
    public void Stored_entry_is_applied_to_a_state(string file)
    {
        if (ActorOf(file).StateType is null) return;
        var (after, rewritten) = (StateAfter(file), StoredFiles.RewrittenOf(file));
        if (StoredFiles.Exists(rewritten)) Assert.True(IsSame(StateAfter(rewritten), after), $"{file}: {after}");
    }

    private static bool IsSame(string expected, string written) => JsonNode.DeepEquals(JsonNode.Parse(expected), JsonNode.Parse(written));

    private static string StateAfter(string file)
    {
        var actor = ActorOf(file);
        return JsonSerializer.Serialize(actor.Apply(new Sampler(isFull: true).Make(actor.StateType!), Read(file)), actor.StateType!, JournalJson.Options);
    }

    private static object Read(string file)
    {
        var read = ActorOf(file).Read(StoredFiles.KindOf(file), StoredFiles.Read(file));
        Assert.NotNull(read);
        return read;
    }

    private static StoredActor ActorOf(string file) => StoredActor.All.Single(actor => actor.EntityType == file.Split('/')[0]);

    private static TheoryData<string> FindFiles()
    {
        if (StoredFiles.Writes) WriteMissing();
        return [.. StoredFiles.All().Where(file => StoredFiles.KindOf(file) != StoredFiles.SnapshotKind)];
    }

    private static void WriteMissing()
    {
        foreach (var actor in StoredActor.All)
        foreach (var (kind, type) in actor.Kinds())
        {
            var (alternatives, file) = (Sampler.Alternatives(type), $"{actor.EntityType}/{kind}");
            if (alternatives.Count == 0) StoredFiles.WriteMissing($"{file}.json", actor.Write(new Sampler(isFull: true).Make(type)));
            for (var i = 0; i < alternatives.Count; i++)
                StoredFiles.WriteMissing($"{file}.{alternatives[i].TypeDiscriminator}.json", actor.Write(new Sampler(isFull: true, i).Make(type)));
            var sparse = actor.Write(new Sampler(isFull: false).Make(type));
            if (sparse != actor.Write(new Sampler(isFull: true).Make(type))) StoredFiles.WriteMissing($"{file}.sparse.json", sparse);
        }
    }
}
