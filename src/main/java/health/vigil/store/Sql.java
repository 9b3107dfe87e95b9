package health.vigil.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// The few shapes in which this package talks to the database.
final class Sql {
    /// Makes one value of the row a result stands on.
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    private Sql() {}

    /// The one number a statement answers with.
    static long number(Connection connection, String text, Object... values) throws SQLException {
        return rows(connection, text, row -> row.getLong(1), values).getFirst();
    }

    /// The one word a statement answers with.
    static String word(Connection connection, String text) throws SQLException {
        return rows(connection, text, row -> row.getString(1)).getFirst();
    }

    /// All rows of an answer. Statement and answer are closed before this returns: an open answer would make the
    /// next commit fail as busy.
    static <T> List<T> rows(Connection connection, String text, Row<T> row, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(text)) {
            bind(statement, values);
            try (var result = statement.executeQuery()) {
                var all = new ArrayList<T>();
                while (result.next()) all.add(row.read(result));
                return all;
            }
        }
    }

    static void run(Connection connection, String text) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(text);
        }
    }

    static void bind(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
    }
}
