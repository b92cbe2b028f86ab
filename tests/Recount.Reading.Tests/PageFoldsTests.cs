namespace Recount.Reading.Tests;

public sealed class PageFoldsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("recount-folds-").FullName;

    [Fact]
    public void A_page_is_read_by_its_own_folds_model_and_a_strange_one_by_none()
    {
        Write("page-a.html\t0\npage-b.html\t1\npage-c.html\t0\n");
        var folds = PageFolds.Load(_folder);
        folds.ReaderOf("page-a.html").ShouldNotBeNull().ShouldBeSameAs(folds.ReaderOf("page-c.html"));
        folds.ReaderOf("page-b.html").ShouldNotBeNull().ShouldNotBeSameAs(folds.ReaderOf("page-a.html"));
        folds.ReaderOf("page-d.html").ShouldBeNull();
    }

    [Fact]
    public void A_list_that_names_no_folds_is_refused()
    {
        Write("page-a.html 0\n");
        Should.Throw<InvalidDataException>(() => PageFolds.Load(_folder));
    }

    [Fact]
    public void A_model_of_other_columns_is_refused()
    {
        Write("page-a.html\t0\n");
        File.WriteAllText(Path.Combine(_folder, PageFolds.ModelName(0)), "blocks 3\n=1\n--\n=1\n");
        Should.Throw<InvalidDataException>(() => PageFolds.Load(_folder));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private void Write(string list)
    {
        File.WriteAllText(Path.Combine(_folder, PageFolds.ListName), list);
        foreach (var fold in (int[])[0, 1])
        {
            File.WriteAllText(Path.Combine(_folder, PageFolds.ModelName(fold)), BlockModel.Head + "\n=100\n--\n=100\n");
        }
    }
}
