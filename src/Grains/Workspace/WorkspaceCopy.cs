using System.Collections.Immutable;
using ContactCenter.Entities;
using ContactCenter.Journal;

namespace ContactCenter.Workspace;

/// <summary>This node's copy of the shared configuration, kept current by the journal (DESIGN §4).</summary>
public sealed class WorkspaceCopy(IJournal journal) : IWorkspaceConfiguration, IJournalConsumer
{
    private static readonly ImmutableArray<string> Types = [EntityTypes.Workspace, EntityTypes.Department];

    private volatile WorkspaceSnapshot _current = WorkspaceSnapshot.Empty;

    public WorkspaceSnapshot Current => _current;

    public async ValueTask StartAsync(long position, CancellationToken cancellationToken)
    {
        await foreach (var entry in journal.ReadTypesUntilAsync(Types, position, cancellationToken)) Apply(entry);
    }

    public ValueTask OnEntriesAsync(ImmutableArray<JournalEntry> entries, CancellationToken cancellationToken)
    {
        foreach (var entry in entries) Apply(entry);
        return ValueTask.CompletedTask;
    }

    private void Apply(JournalEntry entry)
    {
        if (entry.Entity.Type == EntityTypes.Workspace && EntryCodec<WorkspaceEntry>.Read(entry) is { } change)
            _current = WorkspaceRules.Apply(_current, change);
        else if (entry.Entity.Type == EntityTypes.Department && EntryCodec<DepartmentEntry>.Read(entry) is { } department)
            _current = WithDepartment(_current, entry, department);
    }

    private static WorkspaceSnapshot WithDepartment(WorkspaceSnapshot snapshot, JournalEntry entry, DepartmentEntry change)
    {
        var recorded = new Recorded<DepartmentEntry>(entry.Seq, entry.At, entry.Actor, change);
        var department = WorkspaceRules.Apply(entry.Entity.Id, snapshot.Departments.GetValueOrDefault(entry.Entity.Id), recorded);
        return snapshot with
        {
            Departments = department is null
                ? snapshot.Departments.Remove(entry.Entity.Id)
                : snapshot.Departments.SetItem(entry.Entity.Id, department),
        };
    }
}
