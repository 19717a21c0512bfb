using ContactCenter.Errors;
using ContactCenter.Journal;
using ContactCenter.Workspace;

namespace ContactCenter.Tests.Catalogs;

/// <summary>A department and its unit: one command to the department's actor.</summary>
public sealed class DepartmentUnitTests
{
    private static readonly DepartmentProfile Profile = new("Sales", "s@example.com", true, true, true, null, null);

    [Fact]
    public async Task Department_for_a_unit_that_is_not_there_is_not_saved()
    {
        await using var host = await GrainHost.StartAsync();

        Assert.Equal(CatalogErrors.UnitNotFound, await RefusedAsync(() => Sales(host).Save(InUnit("none"))));

        Assert.Equal(DepartmentErrors.NotFound, await RefusedAsync(() => Sales(host).Archive(Context(), true)));
    }

    [Fact]
    public async Task Department_that_is_its_own_fallback_is_refused_and_stays_out_of_the_unit()
    {
        await using var host = await GrainHost.StartAsync();
        await SaveUnitAsync(host, "a");
        var command = InUnit("a");

        var refused = await RefusedAsync(() => Sales(host).Save(command with { Profile = Profile with { FallbackDepartmentId = "sales" } }));

        Assert.Equal(DepartmentErrors.OwnFallback, refused);
        await SaveUnitAsync(host, "b", "sales");
    }

    [Fact]
    public async Task Department_that_is_deleted_leaves_its_unit()
    {
        await using var host = await GrainHost.StartAsync();
        await SaveUnitAsync(host, "a");
        await Sales(host).Save(InUnit("a"));
        Assert.Equal(CatalogErrors.DepartmentTaken, await RefusedAsync(() => SaveUnitAsync(host, "b", "sales")));

        await Sales(host).Delete(Context());

        await SaveUnitAsync(host, "b", "sales");
    }

    [Fact]
    public async Task Save_that_was_cut_off_after_the_unit_is_completed_by_its_repetition()
    {
        var faults = new DepartmentFails();
        await using var host = await GrainHost.StartAsync(faults);
        await SaveUnitAsync(host, "a");
        var command = InUnit("a");
        faults.IsOn = true;
        await Assert.ThrowsAnyAsync<Exception>(() => Sales(host).Save(command));
        faults.IsOn = false;

        var saved = await Sales(host).Save(command);

        Assert.Equal("Sales", saved.Profile.Name);
        Assert.Equal(CatalogErrors.DepartmentTaken, await RefusedAsync(() => SaveUnitAsync(host, "b", "sales")));
    }

    private static CommandContext Context() => CommandContext.FromClient(Guid.NewGuid().ToString("N"), Actors.User("tester"));

    private static SaveDepartment InUnit(string unitId) => new(Context(), Profile, null) { Unit = new UnitChoice(unitId) };

    private static IDepartmentGrain Sales(GrainHost host) => host.Grains.GetGrain<IDepartmentGrain>("sales");

    private static Task SaveUnitAsync(GrainHost host, string unitId, params string[] departments) => host.Grains
        .GetGrain<IWorkspaceGrain>(IWorkspaceGrain.Key)
        .SaveItem(Context(), new UnitItem(unitId, unitId, "public", [], [.. departments], DateTimeOffset.UnixEpoch));

    private static async Task<Error> RefusedAsync(Func<Task> act) => (await Assert.ThrowsAsync<ContactCenterException>(act)).Error;

    private sealed class DepartmentFails : MemoryFaults
    {
        public bool IsOn { get; set; }

        public override Task BeforeCommitAsync(EntityId entity) =>
            IsOn && entity.Type == EntityTypes.Department ? throw new JournalUnavailableException("cut off") : Task.CompletedTask;
    }
}
